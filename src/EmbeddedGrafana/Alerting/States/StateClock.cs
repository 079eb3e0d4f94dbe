namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Grafana's times between a state and its messages.</summary>
internal static class StateClock
{
    /// <summary>What fires is posted again after that.</summary>
    public static readonly TimeSpan ResendDelay = TimeSpan.FromSeconds(30);

    /// <summary>What is resolved is posted again for that long, so that a notifier that was away hears of it.</summary>
    public static readonly TimeSpan ResolvedRetention = TimeSpan.FromMinutes(15);

    /// <summary>Four evaluations, or four posts: as long as what fires lasts without being posted again.</summary>
    public static DateTimeOffset NextEnd(long intervalSeconds, DateTimeOffset at) =>
        at + (4 * TimeSpan.FromSeconds(Math.Max(intervalSeconds, ResendDelay.TotalSeconds)));

    /// <summary>Whether the notifier must hear of it now.</summary>
    public static bool NeedsSending(AlertInstance instance, DateTimeOffset at)
    {
        if (instance.State == InstanceState.Pending)
        {
            return false;
        }

        if (instance.ResolvedAt is { } resolved && (instance.LastSentAt is null || resolved > instance.LastSentAt))
        {
            return true;
        }

        if (instance.State == InstanceState.Normal && (instance.ResolvedAt is null || at - instance.ResolvedAt > ResolvedRetention))
        {
            return false;
        }

        return instance.LastSentAt is null || instance.LastSentAt + ResendDelay <= at;
    }
}
