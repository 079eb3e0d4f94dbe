using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>A time series.</summary>
/// <param name="name">Of its value field.</param>
/// <param name="values">One for each time; NaN also where <paramref name="nulls"/> says that there is no value.</param>
/// <param name="nulls">Null where no point lacks its value, which is what Prometheus sends.</param>
internal sealed class SeriesValue(string name, LabelSet? labels, TimeAxis times, double[] values, bool[]? nulls = null) : ExpressionValue(labels)
{
    public string Name => name;

    public TimeAxis Times => times;

    public double[] Values => values;

    public bool[]? Nulls => nulls;

    public int Count => values.Length;

    /// <summary>The legend that the data query gave it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Distance of the points of a data query, milliseconds.</summary>
    public long? Interval { get; init; }

    public override string TypeName => "seriesSet";

    public double? this[int index] => nulls is not null && nulls[index] ? null : values[index];

    /// <summary>A series with the same times; null for a point without value.</summary>
    public SeriesValue Map(string newName, LabelSet? newLabels, PointBudget budget, Func<double?, double?> function)
    {
        budget.Spend(Count);
        var points = new SeriesPoints(Count);
        for (var index = 0; index < Count; index++)
        {
            points[index] = function(this[index]);
        }

        return new SeriesValue(newName, newLabels, times, points.Values, points.Nulls);
    }
}
