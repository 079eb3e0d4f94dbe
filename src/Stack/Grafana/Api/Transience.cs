using System.Net;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Tells an answer that may be another one in a moment from a refusal.</summary>
internal static class Transience
{
    public static bool Of(RetryOn retryOn, HttpStatusCode status, GrafanaError error) => retryOn != RetryOn.Nothing && status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        HttpStatusCode.InternalServerError => retryOn != RetryOn.Overload,
        // Up to a minute after its start Grafana may still be installing the Prometheus plugin (13.2 and later).
        HttpStatusCode.NotFound => error.Id == "plugin.notRegistered" || error.Message == "Plugin not registered",
        HttpStatusCode.Conflict => retryOn == RetryOn.TroubleOrConflict && !IsLasting(error),
        _ => false,
    };

    /// <summary>Conflicts with what is stored, not with who stores at the same time.</summary>
    private static bool IsLasting(GrafanaError error) =>
        error.Id is { } id && (id.Contains("contact-points.", StringComparison.Ordinal) || id == "alerting.provenanceMismatch");
}
