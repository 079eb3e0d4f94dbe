using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>A stored dashboard, parsed once for each of its versions.</summary>
public sealed record PageDashboard(string Uid, string FolderUid, string Title, string Url, int Version, JsonElement Json)
{
    /// <summary>Every panel that draws, those in collapsed rows included; rows themselves are not among them.</summary>
    public IEnumerable<JsonElement> Panels => Flat(Json.List("panels")).Concat(OldRows().SelectMany(row => Flat(row.List("panels"))));

    public JsonElement? FindPanel(long id)
    {
        foreach (var panel in Panels)
        {
            if (panel.Number("id") == id)
            {
                return panel;
            }
        }

        return null;
    }

    /// <summary>Dashboards from before Grafana 5 keep their panels in rows.</summary>
    public IEnumerable<JsonElement> OldRows() => Json.List("rows");

    private static IEnumerable<JsonElement> Flat(IEnumerable<JsonElement> panels)
    {
        foreach (var panel in panels.Where(panel => panel.ValueKind == JsonValueKind.Object))
        {
            if (panel.Text("type") != "row")
            {
                yield return panel;
                continue;
            }

            foreach (var inner in panel.List("panels").Where(inner => inner.ValueKind == JsonValueKind.Object))
            {
                yield return inner;
            }
        }
    }
}
