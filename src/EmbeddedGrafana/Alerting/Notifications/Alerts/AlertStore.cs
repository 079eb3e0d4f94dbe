using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

/// <summary>
/// The alerts that were posted, by fingerprint, in memory and in the database: an alert that was posted once and not yet notified
/// survives a killed process. Its callers take turns.
/// </summary>
internal sealed class AlertStore(Database database, TimeProvider time)
{
    /// <summary>More alerts than this at once are refused: each takes a few kilobytes of memory.</summary>
    public const int MostAlerts = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, Alert> _alerts = [];

    public IReadOnlyList<Alert> All()
    {
        lock (_gate)
        {
            return [.. _alerts.Values];
        }
    }

    public void Load()
    {
        var now = time.GetUtcNow();
        var stored = database.Read(connection => connection.List("SELECT alert FROM notifier_alert", row => JsonSerializer.Deserialize(row.GetString(0), NotifierJson.Default.StoredAlert)!));
        lock (_gate)
        {
            foreach (var alert in stored.Select(alert => alert.ToAlert().AfterRestart(now)))
            {
                _alerts.TryAdd(alert.Fingerprint, alert);
            }
        }
    }

    /// <summary>Keeps the alerts; when this returns they are in the database.</summary>
    /// <returns>Each joined with what was known of it.</returns>
    /// <exception cref="InvalidOperationException">There are too many; none of them was kept.</exception>
    public async Task<IReadOnlyList<Alert>> PutAsync(IReadOnlyList<PostedAlert> posted, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var joined = new List<Alert>(posted.Count);
        lock (_gate)
        {
            var fresh = posted.Select(alert => Alert.Of(alert, now)).ToList();
            var added = fresh.Count(alert => !_alerts.ContainsKey(alert.Fingerprint));
            if (_alerts.Count + added > MostAlerts)
            {
                throw new InvalidOperationException(
                    $"{added} new alerts beside {_alerts.Count} are more than the notifier's limit of {MostAlerts}. Let fewer series fire: aggregate in the rule's query.");
            }

            foreach (var alert in fresh)
            {
                var kept = _alerts.TryGetValue(alert.Fingerprint, out var earlier) ? alert.After(earlier) : alert;
                _alerts[alert.Fingerprint] = kept;
                joined.Add(kept);
            }
        }

        await database.WriteAsync(connection =>
        {
            foreach (var alert in joined)
            {
                connection.Execute("INSERT OR REPLACE INTO notifier_alert (fingerprint, alert) VALUES ($fingerprint, $alert)",
                    ("$fingerprint", Fingerprint.Text(alert.Fingerprint)), ("$alert", JsonSerializer.Serialize(StoredAlert.Of(alert), NotifierJson.Default.StoredAlert)));
            }
        }, cancellation);
        return joined;
    }

    /// <summary>Forgets alerts that everyone was told have resolved; those that were posted again meanwhile stay.</summary>
    public async Task ForgetAsync(IEnumerable<Alert> told, CancellationToken cancellation)
    {
        List<Alert> gone;
        lock (_gate)
        {
            gone = [.. told.Where(alert => _alerts.TryGetValue(alert.Fingerprint, out var current) && ReferenceEquals(current, alert) && _alerts.Remove(alert.Fingerprint))];
        }

        if (gone.Count > 0)
        {
            await database.WriteAsync(connection => gone.ForEach(alert =>
                connection.Execute("DELETE FROM notifier_alert WHERE fingerprint = $fingerprint", ("$fingerprint", Fingerprint.Text(alert.Fingerprint)))), cancellation);
        }
    }

    /// <summary>Forgets what is resolved and in no group.</summary>
    public Task CollectAsync(Func<ulong, bool> grouped, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return ForgetAsync(All().Where(alert => alert.IsResolvedAt(now) && !grouped(alert.Fingerprint)), cancellation);
    }
}
