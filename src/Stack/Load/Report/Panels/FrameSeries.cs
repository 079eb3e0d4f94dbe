using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Load;

/// <summary>Reads series from Grafana's data frames. Source: grafana-plugin-sdk-go, frame JSON.</summary>
internal static class FrameSeries
{
    /// <param name="column">Of a table; null for any other panel.</param>
    public static IEnumerable<DrawnSeries> Of(JsonObject result, string? column, string? unit) => result.Items("frames").SelectMany(frame => OfFrame(frame, column, unit));

    private static IEnumerable<DrawnSeries> OfFrame(JsonObject frame, string? column, string? unit)
    {
        var fields = frame.Child("schema").Items("fields").ToList();
        var values = frame.Child("data").List("values")?.Select(list => list as JsonArray ?? []).ToList() ?? [];
        var time = fields.FindIndex(field => field.Text("type") == "time");
        var words = Enumerable.Range(0, fields.Count).Where(at => at < values.Count && fields[at].Text("type") == "string").ToList();
        for (var at = 0; at < fields.Count && at < values.Count; at++)
        {
            if (fields[at].Text("type") != "number") continue;
            var points = values[at].Select((value, row) => new SeriesPoint(time < 0 ? 0 : Whole(values[time][row]), Number(value))).ToList();
            // A table has a row for each series where a time series has a frame.
            if (words.Count == 0) yield return column is null ? new DrawnSeries(Name(fields[at]), [.. points]) : new DrawnSeries(RowName(fields[at]), [.. points], column, unit);
            else foreach (var (row, point) in points.Index()) yield return new DrawnSeries(string.Join(" ", words.Select(word => values[word][row].AsText())), [point], column, unit);
        }
    }

    private static string Name(JsonObject field) =>
        field.Child("config").Text("displayNameFromDS") is { Length: > 0 } shown ? shown
            : field.Child("labels") is { Count: > 0 } labels ? $"{{{string.Join(", ", labels.Select(label => $"{label.Key}=\"{label.Value}\""))}}}"
            : field.Text("name") ?? "";

    private static string RowName(JsonObject field) => string.Join(" ", (field.Child("labels") ?? []).Select(label => label.Value.AsText()));

    private static double? Number(JsonNode? value) => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? number.GetValue<double>() : null;

    private static long Whole(JsonNode? value) => (long)(Number(value) ?? 0);
}
