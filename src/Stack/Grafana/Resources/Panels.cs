using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>The panels of a classic model.</summary>
internal static class Panels
{
    public static bool IsRow(JsonObject panel) => panel.Text("type") == "row";

    /// <summary>Before schema 16 the panels stood in rows. Grafana stores such a model as it comes, and its page shows it in the new form.</summary>
    public static bool IsOfOldRows(JsonObject model) => model["panels"] is null && model.List("rows") is not null;

    /// <summary>All of them, rows and what collapsed rows hold included, and those of the rows of old schemas.</summary>
    public static IEnumerable<JsonObject> All(JsonObject model)
    {
        foreach (var row in model.Items("rows"))
            foreach (var panel in row.Items("panels")) yield return panel;
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
