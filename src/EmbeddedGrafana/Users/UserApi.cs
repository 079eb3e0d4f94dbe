namespace Cortico.EmbeddedGrafana.Users;

/// <summary>Users, the organisation and service accounts.</summary>
public static class UserApi
{
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder routes) => routes;
}
