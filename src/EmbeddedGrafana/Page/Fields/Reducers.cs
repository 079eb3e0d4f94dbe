using System.Globalization;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Ways to make one value of a field's many: <c>lastNotNull</c>, <c>mean</c>, <c>p95</c>…</summary>
internal static class Reducers
{
    private static readonly Dictionary<string, (string Name, Func<Column, Statistics, object?> Of)> Known = new(StringComparer.Ordinal)
    {
        ["lastNotNull"] = ("Last *", (values, statistics) => LastText(values) ?? (object?)statistics.LastNotNull),
        ["last"] = ("Last", (values, statistics) => values is TextColumn ? values[values.Count - 1] : statistics.Last),
        ["firstNotNull"] = ("First *", (values, statistics) => FirstText(values) ?? (object?)statistics.FirstNotNull),
        ["first"] = ("First", (values, statistics) => values is TextColumn ? values[0] : statistics.First),
        ["min"] = ("Min", (_, statistics) => statistics.Min),
        ["max"] = ("Max", (_, statistics) => statistics.Max),
        ["mean"] = ("Mean", (_, statistics) => statistics.Mean),
        ["median"] = ("Median", (_, statistics) => Median(statistics.Values)),
        ["variance"] = ("Variance", (_, statistics) => statistics.Variance),
        ["stdDev"] = ("StdDev", (_, statistics) => Math.Sqrt(statistics.Variance)),
        ["sum"] = ("Total", (_, statistics) => statistics.Sum),
        ["count"] = ("Count", (_, statistics) => (double)statistics.Values.Count),
        ["countAll"] = ("Count all", (values, _) => (double)values.Count),
        ["range"] = ("Range", (_, statistics) => statistics.Max - statistics.Min),
        ["delta"] = ("Delta", (_, statistics) => statistics.Delta),
        ["step"] = ("Step", (_, statistics) => statistics.Step),
        ["diff"] = ("Difference", (_, statistics) => statistics.LastNotNull - statistics.FirstNotNull),
        ["logmin"] = ("Min (above zero)", (_, statistics) => statistics.MinAboveZero),
        ["allIsZero"] = ("All Zeros", (values, statistics) => statistics.Values.Count > 0 && statistics.Values.Count == values.Count && statistics.Values.TrueForAll(value => value == 0)),
        ["allIsNull"] = ("All Nulls", (_, statistics) => statistics.Values.Count == 0),
        ["changeCount"] = ("Change Count", (values, _) => (double)Changes(values)),
        ["distinctCount"] = ("Distinct Count", (values, _) => (double)Present(values).Distinct().Count()),
        ["diffperc"] = ("Difference percent", (_, statistics) => statistics.FirstNotNull is null ? 0 : (statistics.LastNotNull - statistics.FirstNotNull) / statistics.FirstNotNull * 100),
        ["allValues"] = ("All values", (values, _) => Enumerable.Range(0, values.Count).Select(row => values[row]).ToList()),
        ["uniqueValues"] = ("All unique values", (values, _) => Enumerable.Range(0, values.Count).Select(row => values[row]).Distinct().ToList()),
    };

    /// <summary>Of an empty field only these have a value.</summary>
    private static readonly HashSet<string> OfNothing = new(["sum", "count", "countAll", "allIsZero", "allIsNull"], StringComparer.Ordinal);

    public static bool IsKnown(string id) => Known.ContainsKey(id) || Percentile(id) > 0;

    /// <summary>The name on a legend: "Last *", "95th %".</summary>
    public static string NameOf(string id) =>
        Known.TryGetValue(id, out var known) ? known.Name : Percentile(id) is > 0 and var percent ? Ordinal(percent) + " %" : id;

    /// <returns>A number, for a field of texts maybe a text, a <see cref="bool"/>, a list of values, or null.</returns>
    public static object? Reduce(Column values, string id, Statistics? statistics = null)
    {
        if (values.Count == 0 && !OfNothing.Contains(id))
        {
            return null;
        }

        var percent = Percentile(id);
        if (percent == 0 && !Known.ContainsKey(id))
        {
            return null;
        }

        statistics ??= new Statistics(values);
        return percent > 0 ? PercentileOf(statistics.Values, percent) : Known[id].Of(values, statistics);
    }

    /// <summary>As <see cref="Reduce"/>, where the outcome is shown or compared as a number.</summary>
    public static double? Number(Column values, string id, Statistics? statistics = null) => Reduce(values, id, statistics) switch
    {
        double number => number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };

    /// <summary>As <see cref="Reduce"/>, where the outcome goes into a column: a list has no place in a cell and is written out.</summary>
    public static object? Cell(Column values, string id) => Reduce(values, id) switch
    {
        bool flag => flag ? 1.0 : 0.0,
        List<object?> list => string.Join(',', list),
        var value => value,
    };

    /// <returns>0 where the id is no percentile's.</returns>
    private static int Percentile(string id) =>
        id is ['p', .. { Length: 1 or 2 } digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : 0;

    private static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture) + (number is 11 or 12 or 13 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    private static double? Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = Sorted(values);
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double? PercentileOf(List<double> values, int percent)
    {
        var sorted = Sorted(values);
        return sorted.Count == 0 ? null : sorted[(int)Math.Floor(((sorted.Count - 1) * (percent / 100.0)) + 0.5)];
    }

    /// <summary>NaN compares with nothing, so that with one among them the order stays.</summary>
    private static List<double> Sorted(List<double> values)
    {
        var sorted = new List<double>(values);
        if (!sorted.Exists(double.IsNaN))
        {
            sorted.Sort();
        }

        return sorted;
    }

    private static int Changes(Column values)
    {
        var changes = 0;
        object? previous = null;
        foreach (var value in Present(values))
        {
            changes += previous is not null && !Equals(previous, value) ? 1 : 0;
            previous = value;
        }

        return changes;
    }

    private static IEnumerable<object> Present(Column values)
    {
        for (var row = 0; row < values.Count; row++)
        {
            if (values[row] is { } value)
            {
                yield return value;
            }
        }
    }

    private static string? LastText(Column values) => values is TextColumn ? (string?)Present(values).LastOrDefault() : null;

    private static string? FirstText(Column values) => values is TextColumn ? (string?)Present(values).FirstOrDefault() : null;
}
