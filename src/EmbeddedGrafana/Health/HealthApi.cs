using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Health;

/// <summary>Liveness: <c>/api/health</c> and <c>/healthz</c>.</summary>
public static class HealthApi
{
    /// <summary>The Grafana whose API this one speaks; tools choose their calls by it.</summary>
    public const string ApiVersion = "12.4.0";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/health", Methods, (Database database) => database.IsHealthy()
            ? Results.Json(new HealthAnswer("ok", ApiVersion, "embedded"), HealthJson.Default.HealthAnswer)
            : Results.Json(new HealthAnswer("failing", ApiVersion, "embedded"), HealthJson.Default.HealthAnswer, statusCode: StatusCodes.Status503ServiceUnavailable)).Public();
        routes.MapMethods("/healthz", Methods, () => Results.Text("Ok")).Public();
        return routes;
    }
}
