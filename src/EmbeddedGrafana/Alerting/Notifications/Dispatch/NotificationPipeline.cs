using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>
/// From a flush to the receivers: mute timings, silences, then each integration by itself, which is told what the log says it
/// does not know. What could not be told is not in the log, and comes again with the next flush.
/// </summary>
internal sealed partial class NotificationPipeline(SilenceStore silences, NotificationLog log, TimeProvider time, ILogger<NotificationPipeline> logger)
{
    private Dictionary<string, Receiver> _receivers = new(StringComparer.Ordinal);
    private Dictionary<string, MuteTiming> _timings = new(StringComparer.Ordinal);

    public void Configure(IReadOnlyList<Receiver> receivers, IReadOnlyList<MuteTiming> timings)
    {
        _receivers = receivers.ToDictionary(receiver => receiver.Name, StringComparer.Ordinal);
        _timings = timings.ToDictionary(timing => timing.Name!, StringComparer.Ordinal);
    }

    /// <returns>False where an integration was not told.</returns>
    public async Task<bool> NotifyAsync(Flush flush)
    {
        try
        {
            var route = flush.Group.Route;
            var now = time.GetUtcNow();
            if ((route.ActiveTimings.Count > 0 && !route.ActiveTimings.Any(name => IsWithin(name, now))) || route.MuteTimings.Any(name => IsWithin(name, now)))
            {
                return true;
            }

            var alerts = flush.Alerts.Where(alert => silences.For(alert.Alert.Labels).Count == 0).ToList();
            if (alerts.Count == 0 || !_receivers.TryGetValue(route.Receiver, out var receiver))
            {
                return true;
            }

            var told = await Task.WhenAll(receiver.Integrations.Select(integration => NotifyAsync(flush, receiver.Name, integration, alerts)));
            return told.All(one => one);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogFailure(flush.Group.Key, error);
            return false;
        }
    }

    private async Task<bool> NotifyAsync(Flush flush, string receiver, Integration integration, List<NotifiedAlert> alerts)
    {
        var route = flush.Group.Route;
        var key = $"{flush.Group.Key} {receiver} {integration.Point.Uid}";
        var firing = Fingerprints(alerts, resolved: false);
        var resolved = Fingerprints(alerts, resolved: true);
        if (!log.IsDue(key, firing, resolved, integration.TellsResolved, route.RepeatInterval, flush.At))
        {
            return true;
        }

        var sent = integration.TellsResolved ? alerts : [.. alerts.Where(alert => !alert.IsResolved)];
        if (sent.Count > 0)
        {
            var before = await log.BeginAsync(key, firing, resolved, route.RepeatInterval, flush.At);
            if (!await integration.NotifyAsync(new Notification(receiver, flush.Group.Key, flush.Group.Labels, sent), flush.Cancellation))
            {
                await log.TakeBackAsync(key, before);
                LogNotTold(receiver, integration.Point.Type, flush.Group.Key, integration.LastAttempt?.Error);
                return false;
            }
        }

        await log.RecordAsync(key, firing, resolved, route.RepeatInterval, flush.At);
        return true;
    }

    private bool IsWithin(string name, DateTimeOffset now) => _timings.TryGetValue(name, out var timing) && (timing.TimeIntervals ?? []).Any(interval => TimeIntervalMatch.Contains(interval, now));

    private static HashSet<ulong> Fingerprints(List<NotifiedAlert> alerts, bool resolved) => [.. alerts.Where(alert => alert.IsResolved == resolved).Select(alert => alert.Alert.Fingerprint)];

    [LoggerMessage(LogLevel.Warning, "Contact point {Receiver} ({Type}) was not told of {Group}; it will be with the next flush: {Problem}")]
    private partial void LogNotTold(string receiver, string type, string group, string? problem);

    [LoggerMessage(LogLevel.Error, "Notifying of {Group} failed; the next flush tries again")]
    private partial void LogFailure(string group, Exception error);
}
