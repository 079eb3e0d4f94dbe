namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Makes one number of many, strictly: one NaN among them makes NaN.</summary>
internal static class Reducer
{
    public static bool IsKnown(string name) => name is "sum" or "mean" or "min" or "max" or "count" or "last" or "median";

    /// <param name="name">One that <see cref="IsKnown"/>.</param>
    public static double Reduce(string name, ReadOnlySpan<double> values) => name switch
    {
        "sum" => Sum(values),
        "mean" => Sum(values) / values.Length,
        "min" => Least(values),
        "max" => Greatest(values),
        "count" => values.Length,
        "median" => Median(values),
        _ => values.IsEmpty ? double.NaN : values[^1],
    };

    private static double Sum(ReadOnlySpan<double> values)
    {
        // In order, so that the last digits are those of Grafana.
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Least(ReadOnlySpan<double> values)
    {
        var least = values.IsEmpty ? double.NaN : values[0];
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                return value;
            }

            least = value < least ? value : least;
        }

        return least;
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = values.IsEmpty ? double.NaN : values[0];
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                return value;
            }

            greatest = value > greatest ? value : greatest;
        }

        return greatest;
    }

    private static double Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty || values.IndexOf(double.NaN) >= 0)
        {
            return double.NaN;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
    }
}
