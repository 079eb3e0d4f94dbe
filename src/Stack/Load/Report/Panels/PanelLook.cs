using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Resources = Cortico.Stack.Grafana.Resources.Panels;

namespace Cortico.Stack.Load;

/// <summary>What a panel's settings say of its look, as far as the report draws it.</summary>
internal static class PanelLook
{
    public static string Unit(JsonObject panel) => panel.Child("fieldConfig").Child("defaults").Text("unit") ?? "";

    /// <summary>The heading of a query's column in a table, as a transformation renames it.</summary>
    public static string Column(JsonObject panel, string refId) =>
        panel.Items("transformations").Select(each => each.Child("options").Child("renameByName").Text($"Value #{refId}")).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? refId;

    /// <summary>A column's own unit; null where it has the panel's.</summary>
    public static string? Unit(JsonObject panel, string column) => panel.Child("fieldConfig").Items("overrides")
        .Where(each => each.Child("matcher").Text("id") == "byName" && each.Child("matcher").Text("options") == column)
        .SelectMany(each => each.Items("properties")).FirstOrDefault(property => property.Text("id") == "unit").Text("value");

    /// <summary>The title of each panel's row, by the panel's id.</summary>
    public static IReadOnlyDictionary<long, string> Rows(JsonObject model)
    {
        var rows = new Dictionary<long, string>();
        var row = "";
        foreach (var panel in model.Items("panels"))
        {
            if (!Resources.IsRow(panel))
            {
                rows[panel.Whole("id") ?? 0] = row;
                continue;
            }
            row = panel.Text("title") ?? "";
            foreach (var inner in panel.Items("panels")) rows[inner.Whole("id") ?? 0] = row;
        }
        return rows;
    }
}
