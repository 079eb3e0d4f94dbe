using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Page.Dashboards.Old;

/// <summary>
/// Turns the kinds of panels that Grafana has given up into those that took their place, as Grafana does when it loads them.
/// Stored dashboards stay as they are.
/// </summary>
internal static class OldPanels
{
    /// <returns>The dashboard itself where it has none of them.</returns>
    public static JsonElement Renewed(JsonElement dashboard)
    {
        if (!All(dashboard).Any(IsOld))
        {
            return dashboard;
        }

        var renewed = JsonObject.Create(dashboard)!.DeepClone().AsObject();
        Renew(renewed["panels"]);
        foreach (var row in renewed["rows"] as JsonArray ?? [])
        {
            Renew((row as JsonObject)?["panels"]);
        }

        return JsonElement.Parse(renewed.ToJsonString());
    }

    private static void Renew(JsonNode? panels)
    {
        foreach (var panel in (panels as JsonArray ?? []).OfType<JsonObject>())
        {
            Renew(panel["panels"]);
            var old = JsonElement.Parse(panel.ToJsonString());
            if (!IsOld(old))
            {
                continue;
            }

            var made = old.Text("type") switch
            {
                "graph" => OldGraph.Renewed(old),
                "singlestat" or "grafana-singlestat-panel" => OldSingleStat.Renewed(old),
                _ => OldTable.Renewed(old),
            };
            foreach (var (name, value) in made)
            {
                panel[name] = value?.DeepClone();
            }
        }
    }

    private static bool IsOld(JsonElement panel) => panel.Text("type") switch
    {
        "graph" or "singlestat" or "grafana-singlestat-panel" or "table-old" => true,

        // The table of Grafana 7 took the name of the one before it.
        "table" => panel.Member("styles") is { ValueKind: JsonValueKind.Array },
        _ => false,
    };

    private static IEnumerable<JsonElement> All(JsonElement dashboard)
    {
        foreach (var panel in dashboard.List("panels").Concat(dashboard.List("rows").SelectMany(row => row.List("panels"))))
        {
            yield return panel;
            foreach (var inner in panel.List("panels"))
            {
                yield return inner;
            }
        }
    }
}
