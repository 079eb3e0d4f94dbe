using System.Runtime.InteropServices;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Puts the points of each series on a grid of its own, from the start of the range on.</summary>
/// <param name="window">Distance of the new points.</param>
/// <param name="downsampler">Makes one of several points that fall into one window: sum, mean, min, max or last.</param>
/// <param name="upsampler">Fills a window without any: pad (the last one), backfilling (the next one) or fillna (nothing).</param>
internal sealed class ResampleCommand(string refId, string input, TimeSpan window, string downsampler, string upsampler, TimeRange range) : IExpressionCommand
{
    public string Type => "resample";

    public IReadOnlyCollection<string> Inputs { get; } = [input];

    public IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var resampled = new List<ExpressionValue>();
        TimeAxis? times = null;
        foreach (var value in results[input].Values)
        {
            switch (value)
            {
                case SeriesValue series:
                    times ??= Grid(results[input].Values.Count, budget);
                    resampled.Add(Resample(series, times));
                    break;
                case NoDataValue:
                    resampled.Add(new NoDataValue());
                    return resampled;
                default:
                    throw new ExpressionFailure($"can only resample type series, got type {value.TypeName}");
            }
        }

        return resampled;
    }

    private TimeAxis Grid(int series, PointBudget budget)
    {
        var count = window > TimeSpan.Zero ? range.Length.Ticks / window.Ticks : 0;
        if (count <= 0)
        {
            throw new ExpressionFailure("the series cannot be sampled further; the time range is shorter than the interval");
        }

        budget.Spend((count + 1) * series);
        var (milliseconds, nanoseconds) = (new long[count + 1], new int[count + 1]);
        var ticks = (range.From - DateTimeOffset.UnixEpoch).Ticks;
        for (var index = 0; index <= count; index++, ticks += window.Ticks)
        {
            var rest = ticks % TimeSpan.TicksPerMillisecond;
            rest += rest < 0 ? TimeSpan.TicksPerMillisecond : 0;
            milliseconds[index] = (ticks - rest) / TimeSpan.TicksPerMillisecond;
            nanoseconds[index] = (int)(rest * TimeSpan.NanosecondsPerTick);
        }

        return new TimeAxis(milliseconds, Array.TrueForAll(nanoseconds, rest => rest == 0) ? null : nanoseconds);
    }

    private SeriesValue Resample(SeriesValue series, TimeAxis times)
    {
        var points = new SeriesPoints(times.Count);
        var inWindow = new List<double>();
        double? last = null;
        var next = 0;
        for (var index = 0; index < times.Count; index++)
        {
            inWindow.Clear();
            for (; next < series.Count && series.Times[next].CompareTo(times[index]) <= 0; next++)
            {
                last = series[next];
                inWindow.Add(series.Values[next]);
            }

            points[index] = inWindow.Count switch
            {
                0 => Fill(series, last, next),
                1 => last,
                _ => Reduce(inWindow, last),
            };
        }

        return new SeriesValue(refId, series.Labels, times, points.Values, points.Nulls);
    }

    private double? Fill(SeriesValue series, double? last, int next) => upsampler switch
    {
        "pad" => last,
        "backfilling" => next == series.Count ? null : series[next],
        "fillna" => null,
        _ => throw new ExpressionFailure($"upsampling {upsampler} not implemented"),
    };

    private double? Reduce(List<double> values, double? last) => downsampler switch
    {
        "last" => last,
        "sum" or "mean" or "min" or "max" => Reducer.Reduce(downsampler, CollectionsMarshal.AsSpan(values)),
        _ => throw new ExpressionFailure($"downsampling {downsampler} not implemented"),
    };
}
