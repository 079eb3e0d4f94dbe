using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>A recording rule over the run.</summary>
internal sealed record RuleSeries(ServerSeries Series, Figure Max)
{
    /// <summary>Of Prometheus' rules in this project; a long run is looked at less often.</summary>
    private static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(5);
    private const int MostPoints = 1000;

    public static async Task<RuleSeries> ReadAsync(PrometheusApi prometheus, string name, string unit, string query, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        try
        {
            var step = TimeSpan.FromTicks(Math.Max(Evaluation.Ticks, (to - from).Ticks / MostPoints));
            // Counted back from the end, so that the last value of a short run is among them.
            var first = to - (step * Math.Floor((to - from) / step));
            var found = await prometheus.RangeAsync(query, first, to, step, cancellation);
            var points = found.SelectMany(series => series.Points).Where(point => double.IsFinite(point.Value)).ToImmutableArray();
            var series = new ServerSeries(name, unit, [.. points.Select(point => new SeriesPoint(point.At.ToUnixTimeMilliseconds(), point.Value))]);
            if (points.IsEmpty) return Nothing(series, $"{query} has no value between {from:HH:mm:ss} and {to:HH:mm:ss} UTC");
            return new RuleSeries(series, Figure.Of(points.Max(point => point.Value)));
        }
        catch (StackException problem)
        {
            return Nothing(new ServerSeries(name, unit, []), problem.Message);
        }
    }

    private static RuleSeries Nothing(ServerSeries series, string why) => new(series, Figure.None(why));
}
