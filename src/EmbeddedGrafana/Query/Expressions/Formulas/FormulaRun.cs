using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>One run of a formula over results.</summary>
/// <param name="refId">Names what it computes.</param>
internal sealed class FormulaRun(string refId, IReadOnlyDictionary<string, ExpressionResult> results, DroppedValues drops, PointBudget budget)
{
    public IReadOnlyList<ExpressionValue> Evaluate(FormulaNode node) => node switch
    {
        NumberNode number => [new ScalarValue(refId, number.Value)],
        VariableNode variable => results[variable.Name].Values,
        UnaryNode unary => [.. Evaluate(unary.Argument).Select(value => Map(value, number => number is { } known ? FormulaOperators.Unary(unary.Operator, known) : null))],
        BinaryNode binary => Binary(binary),
        FunctionNode { Arguments: [var argument] } function => [.. Evaluate(argument).Select(value => Map(value, number => FormulaFunctions.Apply(function.Name, number)))],
        FunctionNode function => [new ScalarValue(refId, FormulaFunctions.Constant(function.Name))],
        _ => throw new ExpressionFailure($"expr: can not walk node type: {node.GetType().Name}"),
    };

    private ExpressionValue Map(ExpressionValue value, Func<double?, double?> function) => value switch
    {
        ScalarValue scalar => new ScalarValue(refId, function(scalar.Value)),
        NumberValue number => new NumberValue(refId, number.Labels, function(number.Value)),
        SeriesValue series => series.Map(refId, series.Labels, budget, function),
        _ => new NoDataValue(),
    };

    private List<ExpressionValue> Binary(BinaryNode node)
    {
        var (left, right) = (Evaluate(node.Left), Evaluate(node.Right));
        var pairs = LabelUnion.Pairs(node, left, right, drops);
        var values = new List<ExpressionValue>(pairs.Count);
        foreach (var (labels, one, other) in pairs)
        {
            values.Add(Combine(node.Operator, labels, one, other));
        }

        return values;
    }

    private ExpressionValue Combine(string name, LabelSet? labels, ExpressionValue one, ExpressionValue other) => (one, other) switch
    {
        (NoDataValue, _) => one,
        (_, NoDataValue) => other,
        (ScalarValue left, ScalarValue right) => new ScalarValue(refId, Compute(name, left.Value, right.Value)),
        (SeriesValue left, SeriesValue right) => Combine(name, labels, left, right),
        (SeriesValue left, _) => left.Map(refId, labels, budget, With(Number(other), (point, number) => FormulaOperators.Binary(name, point, number))),
        (_, SeriesValue right) => right.Map(refId, labels, budget, With(Number(one), (point, number) => FormulaOperators.Binary(name, number, point))),
        _ => new NumberValue(refId, labels, Compute(name, Number(one), Number(other))),
    };

    private static double? Number(ExpressionValue value) => value is ScalarValue scalar ? scalar.Value : ((NumberValue)value).Value;

    private static Func<double?, double?> With(double? number, Func<double, double, double> function) =>
        point => point is { } left && number is { } right ? function(left, right) : null;

    private static double? Compute(string name, double? left, double? right) => left is { } one && right is { } other ? FormulaOperators.Binary(name, one, other) : null;

    /// <summary>Points at the same time make one; the others are lost.</summary>
    private SeriesValue Combine(string name, LabelSet? labels, SeriesValue left, SeriesValue right)
    {
        budget.Spend(left.Count);
        if (left.Times.SameAs(right.Times))
        {
            var points = new SeriesPoints(left.Count);
            for (var index = 0; index < left.Count; index++)
            {
                points[index] = Compute(name, left[index], right[index]);
            }

            return new SeriesValue(refId, labels, left.Times, points.Values, points.Nulls);
        }

        var indexes = new Dictionary<(long, int), int>(right.Count);
        for (var index = 0; index < right.Count; index++)
        {
            indexes[right.Times[index]] = index;
        }

        var both = new List<(int Left, int Right)>();
        for (var index = 0; index < left.Count; index++)
        {
            if (indexes.TryGetValue(left.Times[index], out var partner))
            {
                both.Add((index, partner));
            }
        }

        var joined = new SeriesPoints(both.Count);
        for (var index = 0; index < both.Count; index++)
        {
            joined[index] = Compute(name, left[both[index].Left], right[both[index].Right]);
        }

        var nanoseconds = left.Times.Nanoseconds is { } rests ? both.Select(pair => rests[pair.Left]).ToArray() : null;
        return new SeriesValue(refId, labels, new TimeAxis([.. both.Select(pair => left.Times.Milliseconds[pair.Left])], nanoseconds), joined.Values, joined.Nulls);
    }
}
