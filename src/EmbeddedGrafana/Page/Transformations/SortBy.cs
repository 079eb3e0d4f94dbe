using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Sorts rows by a field.</summary>
internal sealed class SortBy : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        foreach (var sort in options.List("sort").Reverse())
        {
            frames = [.. frames.Select(frame => frame.Fields.FirstOrDefault(field => names.Of(frame, field) == sort.Text("field")) is { } by
                ? frame.Pick(Order(by.Values, sort.Flag("desc") == true)) : frame)];
        }

        return frames;
    }

    /// <summary>The rows' numbers in the order of a column's values, missing ones first.</summary>
    public static int[] Order(Column values, bool descending)
    {
        var comparer = Comparer<object?>.Create(Compare);
        var rows = Enumerable.Range(0, values.Count);
        return [.. descending ? rows.OrderByDescending(row => values[row], comparer) : rows.OrderBy(row => values[row], comparer)];
    }

    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (double a, double b) => a.CompareTo(b),
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (double, _) => -1,
        _ => 1,
    };
}
