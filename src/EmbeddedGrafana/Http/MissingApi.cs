namespace Cortico.EmbeddedGrafana.Http;

internal static class MissingApi
{
    /// <summary>Answers whatever no feature has taken: 501 for what a full Grafana has, 404 for what it has not either.</summary>
    public static IEndpointRouteBuilder MapMissing(this IEndpointRouteBuilder routes)
    {
        routes.Map("/{**path}", (HttpContext context) => Answer(context.Request.Method, context.Request.Path));
        return routes;
    }

    private static GrafanaError Answer(string method, PathString path) =>
        path.StartsWithSegments("/apis", StringComparison.Ordinal) || path.StartsWithSegments("/render", StringComparison.Ordinal) || GrafanaOperations.Exists(method, path.Value!)
            ? GrafanaError.NotEmbedded($"{method} {path}")
            : GrafanaError.Message(StatusCodes.Status404NotFound, "Not found");
}
