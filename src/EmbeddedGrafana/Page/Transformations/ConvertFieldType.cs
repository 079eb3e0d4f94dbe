using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Reads texts as numbers, times or yes and no, and the other way round.</summary>
internal sealed class ConvertFieldType : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var conversions = options.List("conversions").ToList();
        return [.. frames.Select(frame => frame with
        {
            Fields = [.. frame.Fields.Select(field => conversions.FirstOrDefault(conversion => conversion.Text("targetField") == names.Of(frame, field)) is { ValueKind: JsonValueKind.Object } found
                ? Convert(field, found.Text("destinationType")) : field)],
        })];
    }

    private static Field Convert(Field field, string? type) => type switch
    {
        "number" => field with { Type = FieldType.Number, Values = Numbers(field.Values, field.Values.Number) },
        "time" => field with { Type = FieldType.Time, Values = Numbers(field.Values, row => Time(field.Values[row])) },
        "boolean" => field with { Type = FieldType.Boolean, Values = Numbers(field.Values, row => Truth(field.Values[row])) },
        "string" => field with { Type = FieldType.Text, Values = new TextColumn([.. Enumerable.Range(0, field.Values.Count).Select(field.Values.Text)]) },
        _ => field,
    };

    private static NumberColumn Numbers(Column values, Func<int, double?> value) => new([.. Enumerable.Range(0, values.Count).Select(value)]);

    private static double? Time(object? value) => value switch
    {
        double number => number,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUnixTimeMilliseconds(),
        _ => null,
    };

    private static double? Truth(object? value) => value switch
    {
        null => null,
        double number => number != 0 ? 1 : 0,
        string text => text is "" or "0" or "false" or "False" ? 0 : 1,
        _ => null,
    };
}
