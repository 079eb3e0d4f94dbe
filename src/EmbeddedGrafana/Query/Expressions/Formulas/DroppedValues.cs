using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Values that found no partner on the other side of an operator.</summary>
internal sealed class DroppedValues
{
    private const int ShownPerSide = 5;
    private readonly List<(string Operation, List<(string Side, List<string> Labels)> Sides)> _operations = [];

    /// <summary>Over the whole formula.</summary>
    public int Count { get; private set; }

    /// <param name="side">The operand that the value belongs to.</param>
    public void Add(BinaryNode operation, FormulaNode side, ExpressionValue value)
    {
        var sides = Entry(_operations, operation.ToString());
        if (value is NoDataValue)
        {
            return;
        }

        Count++;
        Entry(sides, side.ToString()).Add(LabelMatch.Text(value.Labels));
    }

    /// <summary>In Grafana's words.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Count} items dropped from union(s): ");
        for (var index = 0; index < _operations.Count; index++)
        {
            var (operation, sides) = _operations[index];
            text.Append("[\"").Append(operation).Append("\": ").AppendJoin(' ', sides.Select(side => $"({side.Side}: {Shown(side.Labels)})")).Append(']');
            text.Append(index + 1 < sides.Count ? " " : "");
        }

        return text.ToString();
    }

    private static string Shown(List<string> labels) => string.Join(' ', labels.Take(ShownPerSide).Select(item => "{" + item + "}"))
        + (labels.Count >= ShownPerSide ? $"...{labels.Count - ShownPerSide} more..." : "");

    private static List<T> Entry<T>(List<(string Name, List<T> Items)> entries, string name)
    {
        foreach (var (known, items) in entries)
        {
            if (known == name)
            {
                return items;
            }
        }

        entries.Add((name, []));
        return entries[^1].Items;
    }
}
