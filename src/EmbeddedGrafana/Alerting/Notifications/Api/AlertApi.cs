using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>Alerts that fire, and their groups, as Alertmanager lists them.</summary>
internal static class AlertApi
{
    private const string Path = NotificationsApi.Path + "/api/v2/alerts";

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (bool? active, bool? silenced, string[]? filter, string? receiver, AlertStore alerts, Dispatcher dispatcher, SilenceStore silences, TimeProvider time) =>
        {
            var wanted = Wanted(active, silenced, filter, receiver);
            return Results.Json([.. Answers(alerts.All(), dispatcher, silences, time.GetUtcNow()).Where(wanted).OrderBy(alert => alert.Fingerprint, StringComparer.Ordinal)], NotifierJson.Default.AlertAnswerArray);
        }).Requires("alert.instances:read", Role.Viewer);
        routes.MapGet(Path + "/groups", (bool? active, bool? silenced, string[]? filter, string? receiver, Dispatcher dispatcher, SilenceStore silences, TimeProvider time) =>
        {
            var wanted = Wanted(active, silenced, filter, receiver);
            var groups = dispatcher.Groups.OrderBy(group => group.Labels, Comparer<Query.Prometheus.LabelSet>.Create(AlertOrder.ByAll)).ThenBy(group => group.Route.Receiver, StringComparer.Ordinal)
                .Select(group => new AlertGroupAnswer(
                    [.. Answers(group.Alerts.OrderBy(alert => alert.Labels, AlertOrder.Instance), dispatcher, silences, time.GetUtcNow()).Where(wanted)],
                    Sorted(group.Labels), new ReceiverName(group.Route.Receiver)))
                .Where(group => group.Alerts.Count > 0);
            return Results.Json([.. groups], NotifierJson.Default.AlertGroupAnswerArray);
        }).Requires("alert.instances:read", Role.Viewer);
    }

    private static IEnumerable<AlertAnswer> Answers(IEnumerable<Alert> alerts, Dispatcher dispatcher, SilenceStore silences, DateTimeOffset now) =>
        alerts.Where(alert => alert.EndsAt >= now).Select(alert =>
        {
            var silencedBy = silences.For(alert.Labels);
            return new AlertAnswer(
                Sorted(alert.Annotations), GoTime.Milliseconds(alert.EndsAt), Fingerprint.Text(alert.Fingerprint),
                [.. (dispatcher.Root?.For(alert.Labels) ?? []).Select(route => route.Receiver).Distinct(StringComparer.Ordinal).Select(name => new ReceiverName(name))],
                GoTime.Milliseconds(alert.StartsAt), new AlertStatusAnswer([], silencedBy, silencedBy.Count > 0 ? "suppressed" : "active"),
                GoTime.Milliseconds(alert.UpdatedAt), alert.GeneratorUrl, Sorted(alert.Labels));
        });

    private static Func<AlertAnswer, bool> Wanted(bool? active, bool? silenced, string[]? filter, string? receiver)
    {
        var matchers = NotificationsApi.Filter(filter);
        Matcher? byReceiver;
        try
        {
            byReceiver = string.IsNullOrEmpty(receiver) ? null : new Matcher("receiver", MatchOperator.Regex, receiver);
        }
        catch (ArgumentException error)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, $"failed to parse receiver param: {error.Message}").ToException();
        }

        return alert => (alert.Status.SilencedBy.Count > 0 ? silenced ?? true : active ?? true)
            && matchers.TrueForAll(matcher => matcher.Matches(alert.Labels.GetValueOrDefault(matcher.Name)))
            && (byReceiver is null || alert.Receivers.Any(name => byReceiver.Matches(name.Name)));
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            sorted[name] = value;
        }

        return sorted;
    }
}
