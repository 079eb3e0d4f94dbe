namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>What an integration was last told of a group.</summary>
/// <param name="Firing">What it surely takes for firing.</param>
/// <param name="MaybeFiring">What it may take for firing: more than <paramref name="Firing"/> only while a send runs, or after one that a crash cut off.</param>
/// <param name="Resolved">What it surely takes for resolved.</param>
/// <param name="Notified">The flush that told it.</param>
internal sealed record LogEntry(IReadOnlySet<ulong> Firing, IReadOnlySet<ulong> MaybeFiring, IReadOnlySet<ulong> Resolved, DateTimeOffset Notified, DateTimeOffset Expires)
{
    /// <summary>Between what was told and what is being told: whichever of the two the receiver has.</summary>
    public static LogEntry Between(LogEntry? told, IReadOnlySet<ulong> firing, IReadOnlySet<ulong> resolved, DateTimeOffset at, DateTimeOffset expires) => new(
        (told?.Firing ?? new HashSet<ulong>()).Where(firing.Contains).ToHashSet(),
        (told?.MaybeFiring ?? new HashSet<ulong>()).Union(firing).ToHashSet(),
        (told?.Resolved ?? new HashSet<ulong>()).Where(resolved.Contains).ToHashSet(),
        told?.Notified ?? at,
        expires);
}
