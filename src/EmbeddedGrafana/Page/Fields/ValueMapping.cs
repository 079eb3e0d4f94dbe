using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Shows a value as a text or in a colour of its own.</summary>
internal abstract record ValueMapping
{
    /// <param name="value">A number, a text or null.</param>
    /// <returns>Null where the mapping is not for this value.</returns>
    public abstract MappedValue? Find(object? value);

    public static IReadOnlyList<ValueMapping> Read(IEnumerable<JsonElement> mappings) => [.. mappings.Select(Read).OfType<ValueMapping>()];

    private static ValueMapping? Read(JsonElement json)
    {
        var options = json.Object("options");
        return json.Text("type") switch
        {
            "value" => new Exact(options.EnumerateObject().ToDictionary(option => option.Name, option => ReadResult(option.Value), StringComparer.Ordinal)),
            "range" => new Range(options.Number("from") ?? double.NegativeInfinity, options.Number("to") ?? double.PositiveInfinity, ReadResult(options.Object("result"))),
            "regex" => options.Text("pattern") is { } text && Pattern.Parse(text) is { } pattern ? new Matching(text, pattern, ReadResult(options.Object("result"))) : null,
            "special" => new Special(options.Text("match") ?? "", ReadResult(options.Object("result"))),
            _ => Old(json),
        };
    }

    /// <summary>Dashboards from before Grafana 8: <c>{"type": 1, "value": "0", "text": "Down"}</c>, 2 for ranges, or no type at all.</summary>
    private static ValueMapping? Old(JsonElement json)
    {
        var text = new MappedValue(json.Text("text"), null);
        return json.Number("type") is 2 || (json.Number("type") is null && json.Number("from") is not null)
            ? new Range(json.Number("from") ?? double.NegativeInfinity, json.Number("to") ?? double.PositiveInfinity, text)
            : json.Member("value") switch
            {
                { ValueKind: JsonValueKind.String } value when value.GetString() == "null" => new Special("null", text),
                { ValueKind: JsonValueKind.String or JsonValueKind.Number } value => new Exact(new Dictionary<string, MappedValue>(StringComparer.Ordinal) { [value.ToString()] = text }),
                _ => null,
            };
    }

    private static MappedValue ReadResult(JsonElement json) => new(json.Text("text"), json.Text("color"));

    private static string? AsText(object? value) => value is double number ? JavaScriptNumber.ToText(number) : (string?)value;

    private static double AsNumber(object? value) => value switch
    {
        double number => number,
        string text => JavaScriptNumber.Parse(text),
        _ => double.NaN,
    };

    private sealed record Exact(IReadOnlyDictionary<string, MappedValue> Values) : ValueMapping
    {
        public override MappedValue? Find(object? value) => AsText(value) is { } text ? Values.GetValueOrDefault(text) : null;
    }

    private sealed record Range(double From, double To, MappedValue Result) : ValueMapping
    {
        public override MappedValue? Find(object? value) => AsNumber(value) is var number && number >= From && number <= To ? Result : null;
    }

    private sealed record Matching(string Source, Regex Expression, MappedValue Result) : ValueMapping
    {
        public override MappedValue? Find(object? value)
        {
            if (value is not string text || !Expression.IsMatch(text))
            {
                return null;
            }

            return Result.Text is null ? Result : Result with { Text = Pattern.Replace(Source, text, Result.Text) };
        }
    }

    private sealed record Special(string Match, MappedValue Result) : ValueMapping
    {
        public override MappedValue? Find(object? value) => Match switch
        {
            "null" => value is null,
            "nan" => value is double.NaN,
            "null+nan" => value is null or double.NaN,
            "true" => value is 1.0 or "true",
            "false" => value is 0.0 or "false",
            "empty" => value is "",
            _ => false,
        } ? Result : null;
    }
}
