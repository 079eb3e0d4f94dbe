using System.Diagnostics;

namespace Cortico.Testing;

/// <summary>Waits for a condition, and says what it saw last when it gives up.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task<T> GetAsync<T>(Func<Task<T>> probe, Func<T, bool> wanted, TimeSpan limit, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Interval);
        object? last = null;
        while (watch.Elapsed < limit)
        {
            try
            {
                var value = await probe();
                if (wanted(value)) return value;
                last = value;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException)
            {
                last = problem.Message;
            }
            await timer.WaitForNextTickAsync(cancellation);
        }
        throw new TimeoutException($"Not reached within {limit.TotalSeconds:0.#} s; last seen: {last}");
    }

    public static Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken cancellation) =>
        GetAsync(condition, reached => reached, limit, cancellation);
}
