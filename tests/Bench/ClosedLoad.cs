using System.Diagnostics;
using HdrHistogram;

namespace Cortico.Bench;

/// <summary>A closed model: so many connections, each sends its next request when it has read its last answer.</summary>
internal sealed class ClosedLoad(HttpClient http, int connections)
{
    private const long LongestMicroseconds = 60_000_000;
    private const int Digits = 3;

    /// <param name="request">A new request; called by all connections at once.</param>
    public async Task<LoadFigures> RunAsync(Func<HttpRequestMessage> request, TimeSpan duration, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var parts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(request, begin, duration, cancellation), cancellation)));
        var took = Stopwatch.GetElapsedTime(begin);
        var all = new LongHistogram(LongestMicroseconds, Digits);
        foreach (var (latencies, _) in parts) all.Add(latencies);
        return new LoadFigures(all.TotalCount, parts.Sum(p => p.Failed), all.TotalCount / took.TotalSeconds, all.GetValueAtPercentile(50) / 1000.0, all.GetValueAtPercentile(99) / 1000.0);
    }

    private async Task<(LongHistogram Latencies, long Failed)> ConnectionAsync(Func<HttpRequestMessage> request, long begin, TimeSpan duration, CancellationToken cancellation)
    {
        var latencies = new LongHistogram(LongestMicroseconds, Digits);
        var failed = 0L;
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            var sent = Stopwatch.GetTimestamp();
            using var message = request();
            using var answer = await http.SendAsync(message, cancellation);
            await answer.Content.CopyToAsync(Stream.Null, cancellation);
            if (answer.IsSuccessStatusCode) latencies.RecordValue(Math.Min(LongestMicroseconds, (long)Stopwatch.GetElapsedTime(sent).TotalMicroseconds));
            else failed++;
        }
        return (latencies, failed);
    }
}
