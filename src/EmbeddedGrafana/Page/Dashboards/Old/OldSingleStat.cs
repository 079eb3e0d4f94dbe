using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Page.Dashboards.Old;

/// <summary>"singlestat" as "stat", or as "gauge" where it drew one.</summary>
internal static class OldSingleStat
{
    public static JsonObject Renewed(JsonElement panel)
    {
        var gauge = panel.Object("gauge");
        var isGauge = gauge.Flag("show") == true;
        var defaults = new JsonObject
        {
            ["thresholds"] = Thresholds(panel),
            ["mappings"] = Mappings(panel),
            ["color"] = new JsonObject { ["mode"] = "thresholds" },
        };
        Copy(panel.Text("format"), "unit", defaults);
        Copy(panel.Text("nullText"), "noValue", defaults);
        if (panel.Integer("decimals") is { } decimals)
        {
            defaults["decimals"] = decimals;
        }

        if (isGauge)
        {
            defaults["min"] = gauge.Number("minValue") ?? 0;
            defaults["max"] = gauge.Number("maxValue") ?? 100;
        }

        var colored = panel.Flag("colorBackground") == true ? "background" : panel.Flag("colorValue") == true ? "value" : "none";
        return new JsonObject
        {
            ["type"] = isGauge ? "gauge" : "stat",
            ["fieldConfig"] = new JsonObject { ["defaults"] = defaults, ["overrides"] = new JsonArray() },
            ["options"] = new JsonObject
            {
                ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray(Reducer(panel.Text("valueName"))), ["fields"] = "", ["values"] = false },
                ["colorMode"] = colored,
                ["graphMode"] = panel.Object("sparkline").Flag("show") == true ? "area" : "none",
                ["textMode"] = panel.Text("valueName") == "name" ? "name" : "auto",
                ["orientation"] = "horizontal",
                ["showThresholdMarkers"] = gauge.Flag("thresholdMarkers") != false,
                ["showThresholdLabels"] = gauge.Flag("thresholdLabels") == true,
            },
        };
    }

    private static string Reducer(string? name) => name switch
    {
        "min" => "min",
        "max" => "max",
        "avg" => "mean",
        "total" => "sum",
        "first" => "firstNotNull",
        "delta" => "delta",
        "diff" => "diff",
        "range" => "range",
        _ => "lastNotNull",
    };

    /// <summary>"65, 90" with three colours: the first below, the last above.</summary>
    private static JsonObject Thresholds(JsonElement panel)
    {
        var colors = panel.Texts("colors").ToList();
        double?[] limits =
        [
            null,
            .. (panel.Text("thresholds") ?? "").Split(',').Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && double.IsFinite(limit) ? limit : (double?)null)
                .OfType<double>().Select(limit => (double?)limit),
        ];
        return new JsonObject
        {
            ["mode"] = "absolute",
            ["steps"] = new JsonArray([.. limits.Take(Math.Max(1, colors.Count)).Select((limit, index) => new JsonObject { ["color"] = colors.ElementAtOrDefault(index) ?? "green", ["value"] = limit })]),
        };
    }

    private static JsonArray Mappings(JsonElement panel)
    {
        var ranges = panel.Number("mappingType") is 2;
        return [.. panel.List(ranges ? "rangeMaps" : "valueMaps").Where(map => map.Text("text") is not null).Select(map =>
        {
            var mapping = JsonObject.Create(map)!.DeepClone().AsObject();
            mapping["type"] = ranges ? 2 : 1;
            return (JsonNode)mapping;
        })];
    }

    private static void Copy(string? value, string name, JsonObject target)
    {
        if (!string.IsNullOrEmpty(value))
        {
            target[name] = value;
        }
    }
}
