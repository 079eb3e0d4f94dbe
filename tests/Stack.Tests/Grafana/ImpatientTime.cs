namespace Cortico.Stack.Tests.Grafana;

/// <summary>A clock on which each wait ends at once, and has taken the time it was meant to take.</summary>
public sealed class ImpatientTime : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private long _ticks;

    /// <summary>The waits that were asked for.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits) return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(56) + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            lock (_waits) _waits.Add(dueTime);
            Interlocked.Add(ref _ticks, dueTime.Ticks);
        }
        return System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
