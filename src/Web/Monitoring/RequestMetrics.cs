using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Prometheus;
using Prometheus.HttpMetrics;

namespace Cortico.Web.Monitoring;

/// <summary>
/// The requests that the app serves: how many, how long, how many at once. Requests of the monitoring itself
/// (<c>/metrics</c>, <c>/health/*</c>) carry <c>DisableHttpMetrics</c> and are left out, or an idle app would show
/// the traffic of being watched.
/// </summary>
public static class RequestMetrics
{
    /// <summary>Label <c>route</c> of every path that no endpoint answers: the paths that strangers try have no bound.</summary>
    public const string NoRoute = "unmatched";

    private static readonly HashSet<string> Methods =
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    private static readonly Histogram Duration = Metrics.CreateHistogram(
        "http_request_duration_seconds",
        "Time from the request's arrival to the end of its answer, by route template.",
        ["method", "route", "code"],
        new HistogramConfiguration
        {
            Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
            ExemplarBehavior = ExemplarBehavior.NoExemplars(),
        });

    private static readonly Gauge InProgress = Metrics.CreateGauge(
        "http_requests_in_progress",
        "Requests that are being answered now, by route template.",
        ["method", "route"]);

    /// <summary>Call it after <c>UseRouting</c>, and before whatever turns exceptions into answers.</summary>
    public static void UseRequestMetrics(this WebApplication app)
    {
        // Series that begin at zero let rate() see the first request, and let panels show an idle app.
        Duration.WithLabels("GET", "/", "200");
        Duration.WithLabels("GET", "/", "503");
        InProgress.WithLabels("GET", "/");

        app.Use((context, next) => Methods.Contains(context.Request.Method) ? next(context) : RefuseMethodAsync(context));
        app.UseWhen(IsCounted, counted => counted.UseHttpMetrics(Configure));
    }

    private static void Configure(HttpMiddlewareExporterOptions options)
    {
        // UseWhen has decided already.
        options.CaptureMetricsUrl = true;
        // The histogram's own count says it.
        options.RequestCount.Enabled = false;
        options.RequestDuration.Histogram = Duration;
        options.InProgress.Gauge = InProgress;
        options.AddCustomLabel("route", RouteOf);
    }

    private static bool IsCounted(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null;

    private static string RouteOf(HttpContext context)
    {
        // The exception handler takes the endpoint off the context, and keeps it here.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint is RouteEndpoint { RoutePattern.RawText: { } template } ? template : NoRoute;
    }

    /// <summary>RFC 9110 §15.6.2; it also bounds the values of the label <c>method</c>.</summary>
    private static Task RefuseMethodAsync(HttpContext context) =>
        Results.Problem($"This server knows no method {context.Request.Method}.", statusCode: StatusCodes.Status501NotImplemented)
            .ExecuteAsync(context);
}
