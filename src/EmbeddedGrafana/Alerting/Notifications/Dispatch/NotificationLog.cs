using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>
/// Who was told what, kept in the database so that nobody is told twice over a restart. It is written before a notification is
/// sent (it may be known) and after (it is known): what was not sent is told after a crash, and only a crash during a send, between
/// the two, may repeat a notification, because nobody can know then whether it arrived.
/// </summary>
internal sealed class NotificationLog(Database database, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(5);
    private readonly ConcurrentDictionary<string, LogEntry> _entries = new(StringComparer.Ordinal);

    public void Load()
    {
        var entries = database.Read(connection => connection.List("SELECT key, firing, maybe_firing, resolved, notified, expires FROM notification_log", row => (
            Key: row.GetString(0), Entry: new LogEntry(
                Read(row.GetString(1)), Read(row.GetString(2)), Read(row.GetString(3)), new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero), new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero)))));
        entries.ForEach(found => _entries.TryAdd(found.Key, found.Entry));
    }

    /// <summary>
    /// Whether to notify, as Alertmanager decides it: something fires that was not told; all is resolved and something was told to
    /// fire; something resolved that was not told, where resolved messages are wanted; or the time to repeat has come.
    /// </summary>
    /// <param name="at">The flush: repeats are counted from flush to flush, so that a repeat interval of six group intervals means every sixth flush.</param>
    public bool IsDue(string key, IReadOnlySet<ulong> firing, IReadOnlySet<ulong> resolved, bool tellsResolved, TimeSpan repeat, DateTimeOffset at)
    {
        if (!_entries.TryGetValue(key, out var last))
        {
            return firing.Count > 0;
        }

        if (!firing.IsSubsetOf(last.Firing))
        {
            return true;
        }

        if (firing.Count == 0)
        {
            return last.MaybeFiring.Count > 0;
        }

        return (tellsResolved && !resolved.IsSubsetOf(last.Resolved)) || last.Notified + repeat <= at;
    }

    /// <summary>Writes down that a notification is on its way.</summary>
    /// <returns>What was known before; for <see cref="TakeBackAsync"/> where it does not arrive.</returns>
    public async Task<LogEntry?> BeginAsync(string key, IReadOnlySet<ulong> firing, IReadOnlySet<ulong> resolved, TimeSpan repeat, DateTimeOffset at)
    {
        var before = _entries.GetValueOrDefault(key);
        await WriteAsync(key, LogEntry.Between(before, firing, resolved, at, Expiry(repeat)));
        return before;
    }

    /// <summary>Writes down that the receiver refused it, or was not there.</summary>
    public async Task TakeBackAsync(string key, LogEntry? before)
    {
        if (before is not null)
        {
            await WriteAsync(key, before);
            return;
        }

        await database.WriteAsync(connection => connection.Execute("DELETE FROM notification_log WHERE key = $key", ("$key", key)), CancellationToken.None);
        _entries.TryRemove(key, out _);
    }

    /// <summary>Writes down that it was told.</summary>
    public Task RecordAsync(string key, IReadOnlySet<ulong> firing, IReadOnlySet<ulong> resolved, TimeSpan repeat, DateTimeOffset at) =>
        WriteAsync(key, new LogEntry(firing, firing, resolved, at, Expiry(repeat)));

    /// <summary>Forgets what was told so long ago that it would be told again anyway.</summary>
    public async Task CollectAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in _entries)
        {
            if (entry.Expires < now)
            {
                _entries.TryRemove(key, out _);
            }
        }

        await database.WriteAsync(connection => connection.Execute("DELETE FROM notification_log WHERE expires < $now", ("$now", now.UtcTicks)), cancellation);
    }

    private DateTimeOffset Expiry(TimeSpan repeat) => time.GetUtcNow() + (2 * repeat < Kept ? 2 * repeat : Kept);

    private async Task WriteAsync(string key, LogEntry entry)
    {
        await database.WriteAsync(connection => connection.Execute(
            """
            INSERT OR REPLACE INTO notification_log (key, firing, maybe_firing, resolved, notified, expires)
            VALUES ($key, $firing, $maybe, $resolved, $notified, $expires)
            """,
            ("$key", key), ("$firing", Text(entry.Firing)), ("$maybe", Text(entry.MaybeFiring)), ("$resolved", Text(entry.Resolved)),
            ("$notified", entry.Notified.UtcTicks), ("$expires", entry.Expires.UtcTicks)), CancellationToken.None);
        _entries[key] = entry;
    }

    private static string Text(IReadOnlySet<ulong> fingerprints) => string.Join(' ', fingerprints.Order().Select(Fingerprint.Text));

    private static HashSet<ulong> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fingerprint.Parse)];
}
