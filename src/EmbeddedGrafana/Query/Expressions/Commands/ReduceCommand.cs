using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Reduces each series to a number.</summary>
/// <param name="reducer">One that <see cref="Reducer"/> knows.</param>
/// <param name="mode">What happens to values that are no numbers: null, NaN and the infinities.</param>
/// <param name="replacement">For <see cref="ReduceMode.Replace"/>.</param>
internal sealed class ReduceCommand(string refId, string input, string reducer, ReduceMode mode, double replacement) : IExpressionCommand
{
    public string Type => "reduce";

    public IReadOnlyCollection<string> Inputs { get; } = [input];

    public IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var values = results[input].Values;
        var reduced = new List<ExpressionValue>(values.Count);
        for (var index = 0; index < values.Count; index++)
        {
            switch (values[index])
            {
                case SeriesValue series:
                    reduced.Add(new NumberValue(refId, series.Labels, Reduce(series)));
                    break;
                case NumberValue number when mode == ReduceMode.Strict:
                    var copy = new NumberValue(refId, number.Labels, number.Value);
                    if (index == 0)
                    {
                        copy.AddWarning($"Reduce operation is not needed. Input query or expression {input} is already reduced data.");
                    }

                    reduced.Add(copy);
                    break;
                case NumberValue number when mode == ReduceMode.Replace || IsNumber(number.Value):
                    reduced.Add(new NumberValue(refId, number.Labels, IsNumber(number.Value) ? number.Value : replacement));
                    break;
                case NumberValue:
                    break;
                case NoDataValue:
                    reduced.Add(new NoDataValue());
                    break;
                case var other:
                    throw new ExpressionFailure($"can only reduce type series, got type {other.TypeName}");
            }
        }

        return reduced;
    }

    private double? Reduce(SeriesValue series)
    {
        if (mode == ReduceMode.Strict)
        {
            return reducer == "last" && series.Count > 0 ? series[series.Count - 1] : Reducer.Reduce(reducer, series.Values);
        }

        var numbers = mode == ReduceMode.Drop
            ? Array.FindAll(series.Values, double.IsFinite)
            : Array.ConvertAll(series.Values, value => double.IsFinite(value) ? value : replacement);
        var number = Reducer.Reduce(reducer, numbers);
        return !double.IsNaN(number) ? number : mode == ReduceMode.Drop ? null : replacement;
    }

    private static bool IsNumber(double? value) => value is { } number && double.IsFinite(number);
}
