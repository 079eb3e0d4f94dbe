namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Folders: <c>/api/folders</c>.</summary>
public static class FolderApi
{
    public static IServiceCollection AddFolders(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapFolders(this IEndpointRouteBuilder routes) => routes;
}
