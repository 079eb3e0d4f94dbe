using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>The matchers that dashboards use, by their ids.</summary>
internal static class FieldMatchers
{
    /// <param name="json"><c>{"id": "byName", "options": …}</c>.</param>
    /// <returns>One that matches nothing where the id is unknown.</returns>
    public static FieldMatcher Read(JsonElement json)
    {
        var options = json.Member("options") ?? Json.EmptyObject;
        var text = options.ValueKind == JsonValueKind.String ? options.GetString()! : "";
        return json.Text("id") switch
        {
            "byName" => (_, field, name) => name == text || (field.DisplayName is null && field.Name == text),
            "byRegexp" when Pattern.Parse(text) is { } pattern => (_, _, name) => Is(pattern, name),
            "byNames" => Names(options),
            "byRegexpOrNames" => Either(options),
            "byType" or "byTypes" => (_, field, _) => TypeName(field.Type) == text,
            "numeric" => (_, field, _) => field.Type == FieldType.Number,
            "time" => (_, field, _) => field.Type == FieldType.Time,
            "byFrameRefID" => (frame, _, _) => frame.RefId == text || (text.StartsWith('/') && Pattern.Matches(text, frame.RefId)),
            "byValue" => Value(options),
            "anyMatch" => Some([.. options.ValueKind == JsonValueKind.Array ? options.EnumerateArray().Select(Read) : []]),
            "allMatch" => All([.. options.ValueKind == JsonValueKind.Array ? options.EnumerateArray().Select(Read) : []]),
            _ => (_, _, _) => false,
        };
    }

    public static string TypeName(FieldType type) => type switch
    {
        FieldType.Time => "time",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        _ => "string",
    };

    private static FieldMatcher Names(JsonElement options)
    {
        var names = options.Texts("names").ToHashSet(StringComparer.Ordinal);
        var exclude = options.Text("mode") == "exclude";
        return (_, _, name) => names.Contains(name) != exclude;
    }

    private static FieldMatcher Either(JsonElement options)
    {
        var names = options.Texts("names").ToHashSet(StringComparer.Ordinal);
        var pattern = options.Text("pattern") is { Length: > 0 } text ? Pattern.Parse(text) : null;
        return (_, _, name) => names.Contains(name) || (pattern is not null && Is(pattern, name));
    }

    private static FieldMatcher Some(FieldMatcher[] matchers) => (frame, field, name) => matchers.Any(matches => matches(frame, field, name));

    private static FieldMatcher All(FieldMatcher[] matchers) => (frame, field, name) => matchers.All(matches => matches(frame, field, name));

    private static FieldMatcher Value(JsonElement options)
    {
        var (reducer, operation, limit) = (options.Text("reducer") ?? "lastNotNull", options.Text("op") ?? ">=", options.Number("value") ?? 0);
        return (_, field, _) => field.Type == FieldType.Number && Reducers.Number(field.Values, reducer) is { } value && operation switch
        {
            ">=" or "gte" => value >= limit,
            ">" or "gt" => value > limit,
            "<=" or "lte" => value <= limit,
            "<" or "lt" => value < limit,
            "==" or "eq" => value == limit,
            "!=" or "neq" => value != limit,
            _ => false,
        };
    }

    private static bool Is(Regex pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
