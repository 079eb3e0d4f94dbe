using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Page.Dashboards.Old;

/// <summary>The table from before Grafana 7: styles by column name, and a transformation in place of several.</summary>
internal static class OldTable
{
    public static JsonObject Renewed(JsonElement panel)
    {
        var overrides = new JsonArray();
        foreach (var style in panel.List("styles").Where(style => style.Text("pattern") is { Length: > 0 }))
        {
            var pattern = style.Text("pattern")!;
            var matcher = pattern.StartsWith('/') && pattern.Length > 1 ? "byRegexp" : "byName";
            overrides.Add(new JsonObject { ["matcher"] = new JsonObject { ["id"] = matcher, ["options"] = pattern }, ["properties"] = Properties(style) });
        }

        var made = new JsonObject
        {
            ["type"] = "table",
            ["fieldConfig"] = new JsonObject { ["defaults"] = new JsonObject(), ["overrides"] = overrides },
            ["options"] = new JsonObject { ["showHeader"] = panel.Flag("showHeader") != false },
        };
        if (Transformation(panel) is { } step)
        {
            made["transformations"] = new JsonArray(step);
        }

        return made;
    }

    private static JsonArray Properties(JsonElement style)
    {
        var properties = new JsonArray();
        void Add(string id, JsonNode? value) => properties.Add(new JsonObject { ["id"] = id, ["value"] = value });

        if (style.Text("type") == "hidden")
        {
            Add("custom.hidden", true);
        }

        if (style.Text("alias") is { Length: > 0 } alias)
        {
            Add("displayName", alias);
        }

        if (style.Text("type") == "number")
        {
            if (style.Text("unit") is { Length: > 0 } unit)
            {
                Add("unit", unit);
            }

            if (style.Integer("decimals") is { } decimals)
            {
                Add("decimals", decimals);
            }

            var colors = style.Texts("colors").ToList();
            double?[] limits = [null, .. style.List("thresholds").Select(limit => limit.AsNumber()).OfType<double>().Select(limit => (double?)limit)];
            if (style.Text("colorMode") is ("cell" or "row" or "value") and var mode && colors.Count > 0)
            {
                Add("custom.cellOptions", new JsonObject { ["type"] = mode == "value" ? "color-text" : "color-background" });
                Add("color", new JsonObject { ["mode"] = "thresholds" });
                Add("thresholds", new JsonObject
                {
                    ["mode"] = "absolute",
                    ["steps"] = new JsonArray([.. limits.Take(colors.Count).Select((limit, index) => new JsonObject { ["color"] = colors[index], ["value"] = limit })]),
                });
            }
        }

        if (style.Text("align") is ("left" or "right" or "center") and var align)
        {
            Add("custom.align", align);
        }

        return properties;
    }

    private static JsonObject? Transformation(JsonElement panel) => panel.Text("transform") switch
    {
        "timeseries_to_columns" => new JsonObject { ["id"] = "seriesToColumns", ["options"] = new JsonObject { ["reducers"] = new JsonArray() } },
        "timeseries_to_rows" => new JsonObject { ["id"] = "seriesToRows", ["options"] = new JsonObject() },
        "table" => new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
        "timeseries_aggregations" => new JsonObject
        {
            ["id"] = "reduce",
            ["options"] = new JsonObject { ["reducers"] = new JsonArray([.. panel.List("columns").Select(column => column.Text("value")).Select(name => (JsonNode)(name switch
            {
                "avg" => "mean",
                "total" => "sum",
                "current" => "lastNotNull",
                null => "lastNotNull",
                _ => name,
            }))]) },
        },
        _ => null,
    };
}
