using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>What a real Grafana 12.4 did with its alert rules.</summary>
internal static class RecordedAlerts
{
    public static JsonElement Lifecycle { get; } = Read("alert-lifecycle.json");

    public static JsonElement Restart { get; } = Read("restart.json");

    public static IReadOnlyList<JsonObject> Rules => [.. Read("lifecycle-rules.json").EnumerateArray().Select(rule => JsonObject.Create(rule)!)];

    /// <summary>The body of a recorded answer.</summary>
    public static JsonElement Answer(string name, string path) => Lifecycle.GetProperty("exchanges").EnumerateArray()
        .First(exchange => exchange.GetProperty("name").GetString() == name && exchange.GetProperty("request").GetProperty("path").GetString() == path)
        .GetProperty("response").GetProperty("body");

    private static JsonElement Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("alert-states/" + file)!;
        using var reader = new StreamReader(stream);
        return JsonElement.Parse(reader.ReadToEnd());
    }
}
