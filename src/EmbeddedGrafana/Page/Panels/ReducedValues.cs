using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Makes the few values that stats, gauges and bars show of a panel's fields, as its <c>reduceOptions</c> say.</summary>
internal static class ReducedValues
{
    private const int MostValues = 250;

    public static IReadOnlyList<ReducedValue> Of(IReadOnlyList<PanelField> fields, JsonElement options, PanelView view)
    {
        var reduce = options.Object("reduceOptions");
        var calcs = reduce.Texts("calcs").Where(Reducers.IsKnown).ToList();
        var names = reduce.Text("fields") ?? "";
        var wanted = fields.Where(field => IsWanted(field, names, view)).ToList();
        return reduce.Flag("values") == true
            ? [.. wanted.SelectMany(field => Rows(field, fields, reduce.Integer("limit") ?? 25)).Take(MostValues)]
            : [.. wanted.SelectMany(field => Calculated(field, calcs.Count == 0 ? ["lastNotNull"] : calcs)).Take(MostValues)];
    }

    /// <summary>Without a pattern it is the numbers.</summary>
    private static bool IsWanted(PanelField field, string names, PanelView view) => !field.IsHidden("viz") && (names.Length == 0
        ? field.Field.Type is FieldType.Number or FieldType.Boolean
        : field.Name == names || Pattern.Matches(view.Variables.Plain(names), field.Name));

    private static IEnumerable<ReducedValue> Calculated(PanelField field, IReadOnlyList<string> calcs)
    {
        var statistics = new Statistics(field.Field.Values);
        foreach (var calc in calcs)
        {
            var value = Reducers.Reduce(field.Field.Values, calc, statistics);
            var title = calcs.Count > 1 ? field.Name + " " + Reducers.NameOf(calc) : field.Name;
            yield return new ReducedValue(field, title, field.Display.Of(value is bool flag ? flag ? 1.0 : 0.0 : value is List<object?> list ? string.Join(", ", list) : value), null);
        }
    }

    /// <summary>Each row by itself, named after the texts beside it.</summary>
    private static IEnumerable<ReducedValue> Rows(PanelField field, IReadOnlyList<PanelField> fields, int limit)
    {
        var texts = fields.Where(other => ReferenceEquals(other.Frame, field.Frame) && other.Field.Type == FieldType.Text).ToList();
        for (var row = 0; row < Math.Min(field.Field.Values.Count, limit); row++)
        {
            var title = texts.Count > 0 ? string.Join(' ', texts.Select(text => text.Field.Values.Text(row))) : field.Name;
            yield return new ReducedValue(field, title, field.Display.Of(field.Field.Values[row]), row);
        }
    }
}
