namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Annotations: <c>/api/annotations</c>.</summary>
public static class AnnotationApi
{
    public static IServiceCollection AddAnnotations(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapAnnotations(this IEndpointRouteBuilder routes) => routes;
}
