using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>What Grafana's own Alertmanager answers: <c>/api/alertmanager/grafana</c>.</summary>
internal static class NotificationsApi
{
    public const string Path = "/api/alertmanager/grafana";

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapSilences();
        routes.MapAlerts();
        routes.MapReceivers();
        routes.MapGet(Path + "/api/v2/status", (Dispatcher dispatcher) => Results.Text(StatusAnswer.Write(dispatcher).ToJsonString(AnswerOptions.Relaxed), "application/json"))
            .Requires("alert.notifications:read", Role.Viewer);
        return routes;
    }

    /// <param name="texts">Each one or several matchers, such as <c>alertname="a"</c>.</param>
    /// <exception cref="GrafanaErrorException">400: one cannot be read.</exception>
    public static List<Matcher> Filter(string[]? texts)
    {
        try
        {
            return [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(Matcher.ParseAll)];
        }
        catch (ArgumentException error)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, error.Message).ToException();
        }
    }
}
