namespace Cortico.EmbeddedGrafana.Http;

internal static class ResponseHeaders
{
    /// <summary>The headers that Grafana puts on every answer; a handler may replace them.</summary>
    public static IApplicationBuilder UseResponseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.TryAdd("Cache-Control", "no-store");
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "deny";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XXSSProtection = "1; mode=block";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
