using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>The state of contact points, and trying them out.</summary>
internal static class ReceiverApi
{
    private const string Path = NotificationsApi.Path + "/config/api/v1/receivers";
    private const string NewPath = "/apis/notifications.alerting.grafana.app/{version}/namespaces/{space}/receivers/{name}/test";

    public static void MapReceivers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (Dispatcher dispatcher) => Results.Json([.. dispatcher.Receivers.Select(Answer)], NotifierJson.Default.ReceiverAnswerArray))
            .Requires("alert.notifications:read", Role.Viewer);
        routes.MapPost(Path + "/test", async (TestReceiversBody body, ReceiverTest test, CancellationToken cancellation) =>
        {
            var (status, answer) = await test.RunAsync(body, cancellation);
            return Results.Text(answer.ToJsonString(AnswerOptions.Relaxed), "application/json", statusCode: status);
        }).Requires("alert.notifications:write", Role.Editor);
        routes.MapPost(NewPath, async (string name, TestIntegrationBody body, ReceiverTest test, CancellationToken cancellation) =>
            Results.Text((await test.RunAsync(name, body, cancellation)).ToJsonString(AnswerOptions.Relaxed), "application/json"))
            .Requires("alert.notifications.receivers:test", Role.Editor);
    }

    private static ReceiverAnswer Answer(Receiver receiver) => new(Active: true, [.. receiver.Integrations.Select(Answer)], receiver.Name);

    private static IntegrationAnswer Answer(Integration integration) => new(
        GoTime.Milliseconds(integration.LastAttempt?.At ?? DateTimeOffset.MinValue),
        new PrometheusDuration(integration.LastAttempt?.Duration ?? TimeSpan.Zero).ToString(),
        integration.LastAttempt?.Error,
        integration.Point.Type,
        integration.TellsResolved);
}
