namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>Piles series up.</summary>
internal static class Stacks
{
    /// <summary>
    /// Puts the series of each pile on common times, and turns percent piles into parts of one. Hidden ones are piles of their own:
    /// where an axis has no others, they say how far it reaches.
    /// </summary>
    public static List<DrawnSeries> Align(List<DrawnSeries> series)
    {
        foreach (var pile in series.Where(item => item.Style.Stack is not null).GroupBy(item => (item.StackKey, item.IsHidden)).ToList())
        {
            var members = pile.ToList();
            double[] times = [.. members.SelectMany(item => item.Points.Times).Distinct().Order()];
            var points = members.ConvertAll(item => item.Points.On(times));
            var sums = members[0].Style.IsPercentStack ? Sums(points, times.Length) : null;
            for (var index = 0; index < members.Count; index++)
            {
                var aligned = sums is null ? points[index] : points[index] with { Values = [.. points[index].Values.Select((value, at) => sums[at] == 0 ? value is null ? null : 0 : value / sums[at])] };
                series[series.IndexOf(members[index])] = members[index] with { Points = aligned };
            }
        }

        return series;
    }

    /// <summary>How far the piles of an axis and the series beside them reach.</summary>
    public static IEnumerable<double> Extents(IReadOnlyList<DrawnSeries> series)
    {
        foreach (var pile in series.GroupBy(item => item.Style.Stack is null ? null : item.StackKey))
        {
            if (pile.Key is null)
            {
                foreach (var value in pile.SelectMany(item => item.Points.Values).OfType<double>())
                {
                    yield return value;
                }

                continue;
            }

            // What is positive piles up, what is negative piles down.
            var members = pile.ToList();
            var (up, down) = (new double[members[0].Points.Times.Length], new double[members[0].Points.Times.Length]);
            foreach (var item in members)
            {
                for (var index = 0; index < item.Points.Values.Length; index++)
                {
                    if (item.Points.Values[index] is { } value)
                    {
                        yield return value >= 0 ? up[index] += value : down[index] += value;
                    }
                }
            }
        }
    }

    private static double[] Sums(List<Points> points, int count)
    {
        var sums = new double[count];
        foreach (var series in points)
        {
            for (var index = 0; index < count; index++)
            {
                sums[index] += Math.Abs(series.Values[index] ?? 0);
            }
        }

        return sums;
    }
}
