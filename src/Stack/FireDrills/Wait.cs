namespace Cortico.Stack.FireDrills;

/// <summary>Looks again and again until it sees what it waits for.</summary>
internal static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <returns>What was seen last: what was wanted, or what there was when the time was up.</returns>
    public static async Task<T> ForAsync<T>(Func<Task<T>> look, Func<T, bool> wanted, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            var seen = await look();
            if (wanted(seen) || time.GetElapsedTime(begin) > limit) return seen;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
