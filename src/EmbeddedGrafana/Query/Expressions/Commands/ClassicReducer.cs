using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Makes one number of a series as alerts of old did: what is no number is left out.</summary>
internal static class ClassicReducer
{
    public static bool IsKnown(string name) => name is "avg" or "sum" or "min" or "max" or "count" or "last" or "median"
        or "diff" or "diff_abs" or "percent_diff" or "percent_diff_abs" or "count_non_null";

    /// <returns>Null where no point has a number.</returns>
    public static double? Reduce(string name, SeriesValue series)
    {
        if (series.Count == 0)
        {
            return null;
        }

        if (name == "count")
        {
            return series.Count;
        }

        var numbers = Array.FindAll(series.Values, value => !double.IsNaN(value));
        if (numbers.Length == 0)
        {
            return null;
        }

        return name switch
        {
            "avg" => Reducer.Reduce("mean", numbers),
            "count_non_null" => numbers.Length,

            // The search for a start beyond the largest number and below the smallest stops at the largest finite ones.
            "min" => Math.Min(Reducer.Reduce("min", numbers), double.MaxValue),
            "max" => Math.Max(Reducer.Reduce("max", numbers), double.MinValue),
            "sum" or "last" or "median" => Reducer.Reduce(name, numbers),
            _ => Difference(name, series, numbers),
        };
    }

    private static double Difference(string name, SeriesValue series, double[] numbers)
    {
        // Where only the very first point has a number there is nothing to compare with.
        if (Array.FindLastIndex(series.Values, value => !double.IsNaN(value)) == 0)
        {
            return 0;
        }

        var (oldest, newest) = (numbers[0], numbers[^1]);
        return name switch
        {
            "diff" => newest - oldest,
            "diff_abs" => Math.Abs(newest - oldest),
            "percent_diff" => (newest - oldest) / Math.Abs(oldest) * 100,
            _ => Math.Abs((newest - oldest) / oldest * 100),
        };
    }
}
