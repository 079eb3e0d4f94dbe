using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Finds the pairs that an operator works on: values of equal labels, or where one side's labels contain the other's, or one has none.</summary>
internal static class LabelUnion
{
    /// <summary>Beyond this a formula gives more than any panel or rule has use for.</summary>
    private const int MaxPairs = 100_000;

    /// <exception cref="ExpressionFailure">There are more pairs than a result may have.</exception>
    public static List<(LabelSet? Labels, ExpressionValue Left, ExpressionValue Right)> Pairs(
        BinaryNode operation, IReadOnlyList<ExpressionValue> left, IReadOnlyList<ExpressionValue> right, DroppedValues drops)
    {
        var pairs = new List<(LabelSet?, ExpressionValue, ExpressionValue)>();
        if (left.Count == 0 || right.Count == 0)
        {
            return pairs;
        }

        var (leftMatched, rightMatched) = (new bool[left.Count], new bool[right.Count]);
        if ((left.Count == 1 || right.Count == 1) && (left[0] is NoDataValue || right[0] is NoDataValue))
        {
            pairs.Add((null, left[0], right[0]));
        }
        else
        {
            Match(left, right, pairs, leftMatched, rightMatched);
            if (pairs.Count == 0 && left.Count == 1 && right.Count == 1)
            {
                // A single value on each side: they belong together, and the labels are given up.
                pairs.Add((null, left[0], right[0]));
            }
        }

        Drop(operation, operation.Left, left, leftMatched, drops);
        Drop(operation, operation.Right, right, rightMatched, drops);
        return pairs;
    }

    private static void Match(
        IReadOnlyList<ExpressionValue> left, IReadOnlyList<ExpressionValue> right, List<(LabelSet?, ExpressionValue, ExpressionValue)> pairs, bool[] leftMatched, bool[] rightMatched)
    {
        var index = new LabelIndex([.. right.Select(value => value.LabelsOrEmpty)]);
        for (var one = 0; one < left.Count; one++)
        {
            var labels = left[one].LabelsOrEmpty;
            foreach (var other in index.Near(labels))
            {
                if (pairs.Count == MaxPairs)
                {
                    throw new ExpressionFailure($"the formula joins {left.Count} and {right.Count} values to more than {MaxPairs} results. Aggregate one side first");
                }

                var union = labels.Count >= right[other].LabelsOrEmpty.Count ? labels : right[other].LabelsOrEmpty;
                pairs.Add((union.Count == 0 ? null : union, left[one], right[other]));
                leftMatched[one] = rightMatched[other] = true;
            }
        }
    }

    private static void Drop(BinaryNode operation, FormulaNode side, IReadOnlyList<ExpressionValue> values, bool[] matched, DroppedValues drops)
    {
        for (var index = 0; index < matched.Length; index++)
        {
            if (!matched[index])
            {
                drops.Add(operation, side, values[index]);
            }
        }
    }
}
