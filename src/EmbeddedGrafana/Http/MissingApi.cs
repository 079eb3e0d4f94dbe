namespace Cortico.EmbeddedGrafana.Http;

internal static class MissingApi
{
    /// <summary>Answers whatever no feature has taken.</summary>
    public static IEndpointRouteBuilder MapMissing(this IEndpointRouteBuilder routes)
    {
        routes.Map("/{**path}", () => GrafanaError.Message(StatusCodes.Status404NotFound, "Not found"));
        return routes;
    }
}
