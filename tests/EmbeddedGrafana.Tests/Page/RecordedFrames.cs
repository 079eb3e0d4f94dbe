using System.Text.Json;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>Frames in the form of the query API.</summary>
internal static class RecordedFrames
{
    public static Frame Read(JsonElement json)
    {
        var schema = json.GetProperty("schema");
        var values = json.GetProperty("data").GetProperty("values");
        return new Frame(schema.Text("refId") ?? "", [.. schema.List("fields").Select((field, index) => Field(field, values[index]))], schema.Text("name"));
    }

    private static Field Field(JsonElement json, JsonElement values) => new(
        json.Text("name")!,
        json.Text("type") switch { "time" => FieldType.Time, "number" => FieldType.Number, "boolean" => FieldType.Boolean, _ => FieldType.Text },
        Column.Of([.. values.EnumerateArray().Select(Value)]),
        json.Member("labels") is { } labels ? new Labels([.. labels.EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!))]) : null)
    {
        NameFromSource = json.Object("config").Text("displayNameFromDS"),
    };

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => null,
        _ => value.GetString(),
    };
}
