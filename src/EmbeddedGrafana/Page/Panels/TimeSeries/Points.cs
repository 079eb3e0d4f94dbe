using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>The points of one series, with a gap wherever the data source skipped a step.</summary>
internal sealed record Points(double[] Times, double?[] Values)
{
    /// <param name="times">The frame's times.</param>
    /// <param name="bridged">Gaps up to so many milliseconds are no gaps.</param>
    /// <param name="transform">"negative-Y" turns the series upside down.</param>
    public static Points Of(PanelField field, Field times, double bridged, string? transform)
    {
        var interval = times.Interval ?? 0;
        var (at, values) = (new List<double>(times.Values.Count), new List<double?>(times.Values.Count));
        for (var row = 0; row < times.Values.Count; row++)
        {
            if (times.Values.Number(row) is not { } time)
            {
                continue;
            }

            var value = field.Field.Values.Number(row) is { } number && double.IsFinite(number) ? transform == "negative-Y" ? -number : number : (double?)null;
            if (interval > 0 && at.Count > 0 && time - at[^1] > Math.Max(interval, bridged) * 1.01)
            {
                at.Add(at[^1] + interval);
                values.Add(null);
            }

            if (value is null && bridged > interval && row + 1 < times.Values.Count && times.Values.Number(row + 1) - (at.Count > 0 ? at[^1] : time) <= bridged)
            {
                continue;
            }

            at.Add(time);
            values.Add(value);
        }

        return new Points([.. at], [.. values]);
    }

    /// <summary>The same points on a longer list of times; where they have none there is a gap.</summary>
    public Points On(double[] times)
    {
        if (ReferenceEquals(times, Times) || Times.AsSpan().SequenceEqual(times))
        {
            return this with { Times = times };
        }

        var values = new double?[times.Length];
        var next = 0;
        for (var index = 0; index < times.Length; index++)
        {
            if (next < Times.Length && Times[next] == times[index])
            {
                values[index] = Values[next++];
            }
        }

        return new Points(times, values);
    }
}
