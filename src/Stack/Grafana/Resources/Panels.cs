using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>The panels of a classic model.</summary>
internal static class Panels
{
    public static bool IsRow(JsonObject panel) => panel.Text("type") == "row";

    /// <summary>All of them, rows and what collapsed rows hold included.</summary>
    public static IEnumerable<JsonObject> All(JsonObject model)
    {
        foreach (var panel in model.Items("panels"))
        {
            yield return panel;
            foreach (var inner in panel.Items("panels")) yield return inner;
        }
    }

    /// <summary>For messages: its title, or its id where it has none.</summary>
    public static string NameOf(JsonObject panel) =>
        panel.Text("title") is { Length: > 0 } title ? $"\"{title}\"" : $"number {panel.Whole("id")?.ToString() ?? "?"}";
}
