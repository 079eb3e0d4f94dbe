using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Keeps rows whose values meet conditions, or leaves them out.</summary>
internal sealed class FilterByValue : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var filters = options.List("filters").ToList();
        var all = options.Text("match") == "all";
        var exclude = options.Text("type") == "exclude";
        return filters.Count == 0 ? frames : [.. frames.Select(frame =>
        {
            var tests = filters.Select(filter => (Field: frame.Fields.FirstOrDefault(field => names.Of(frame, field) == filter.Text("fieldName")), Config: filter.Object("config")))
                .Where(test => test.Field is not null).ToList();
            return tests.Count == 0 ? frame : frame.Pick([.. Enumerable.Range(0, frame.Rows).Where(row =>
                (all ? tests.TrueForAll(test => Meets(test.Field!, row, test.Config)) : tests.Exists(test => Meets(test.Field!, row, test.Config))) != exclude)]);
        })];
    }

    private static bool Meets(Field field, int row, JsonElement config)
    {
        var options = config.Object("options");
        var (number, text) = (field.Values.Number(row), field.Values.Text(row));
        var limit = options.Number("value");
        return config.Text("id") switch
        {
            "isNull" => field.Values[row] is null,
            "isNotNull" => field.Values[row] is not null,
            "greater" => number > limit,
            "greaterOrEqual" => number >= limit,
            "lower" => number < limit,
            "lowerOrEqual" => number <= limit,
            "between" => number > options.Number("from") && number < options.Number("to"),
            "equal" => text == Plain(options),
            "notEqual" => text != Plain(options),
            "regex" => text is not null && options.Text("value") is { } pattern && Pattern.Matches(pattern.StartsWith('/') ? pattern : $"/{pattern}/", text),
            "substring" => text?.Contains(Plain(options), StringComparison.Ordinal) == true,
            "notSubstring" => text?.Contains(Plain(options), StringComparison.Ordinal) == false,
            _ => true,
        };
    }

    private static string Plain(JsonElement options) => options.Member("value")?.ToString() ?? "";
}
