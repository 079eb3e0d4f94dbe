using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Page.Dashboards.Old;

/// <summary>"graph" as "timeseries". Source: Grafana's own migration, public/app/plugins/panel/timeseries/migrations.ts, in what it does.</summary>
internal static class OldGraph
{
    public static JsonObject Renewed(JsonElement panel)
    {
        var axes = panel.List("yaxes").ToList();
        var left = Axis(axes.ElementAtOrDefault(0));
        var defaults = new JsonObject { ["custom"] = Custom(panel), ["thresholds"] = Thresholds(panel, out var shown) };
        defaults["custom"]!["thresholdsStyle"] = new JsonObject { ["mode"] = shown };
        if (panel.Integer("decimals") is { } decimals)
        {
            defaults["decimals"] = decimals;
        }

        Set(defaults, left);
        var overrides = new JsonArray();
        foreach (var color in panel.Object("aliasColors").EnumerateObject().Where(color => color.Value.ValueKind == JsonValueKind.String))
        {
            Add(overrides, color.Name, [("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = color.Value.GetString() })]);
        }

        foreach (var series in panel.List("seriesOverrides").Where(series => series.Text("alias") is { Length: > 0 }))
        {
            Add(overrides, series.Text("alias")!, Properties(series, axes));
        }

        return new JsonObject
        {
            ["type"] = "timeseries",
            ["fieldConfig"] = new JsonObject { ["defaults"] = defaults, ["overrides"] = overrides },
            ["options"] = new JsonObject
            {
                ["legend"] = Legend(panel.Object("legend")),
                ["tooltip"] = new JsonObject { ["mode"] = panel.Object("tooltip").Flag("shared") == false ? "single" : "multi" },
            },
        };
    }

    private static JsonObject Custom(JsonElement panel)
    {
        var bars = panel.Flag("bars") == true;
        var lines = panel.Flag("lines") ?? !bars;
        var points = panel.Flag("points") == true;
        var fill = panel.Number("fill") ?? 1;
        return new JsonObject
        {
            ["drawStyle"] = bars ? "bars" : lines ? "line" : points ? "points" : "line",
            ["lineWidth"] = lines || bars ? panel.Number("linewidth") ?? 1 : 0,
            ["fillOpacity"] = bars ? 100 : fill * 10,
            ["gradientMode"] = panel.Number("fillGradient") > 0 ? "opacity" : "none",
            ["showPoints"] = points ? "always" : "never",
            ["pointSize"] = Math.Clamp((panel.Number("pointradius") ?? 2) * 2, 1, 40),
            ["lineInterpolation"] = panel.Flag("steppedLine") == true ? "stepAfter" : "linear",
            ["spanNulls"] = panel.Text("nullPointMode") == "connected",
            ["stacking"] = new JsonObject { ["mode"] = panel.Flag("stack") == true ? panel.Flag("percentage") == true ? "percent" : "normal" : "none", ["group"] = "A" },
        };
    }

    private static List<(string Path, JsonNode? Value)> Axis(JsonElement axis)
    {
        var set = new List<(string, JsonNode?)>();
        if (axis.Text("format") is { Length: > 0 } unit)
        {
            set.Add(("unit", unit));
        }

        if (axis.Number("decimals") is { } decimals)
        {
            set.Add(("decimals", decimals));
        }

        if (axis.Number("min") is { } min)
        {
            set.Add(("min", min));
        }

        if (axis.Number("max") is { } max)
        {
            set.Add(("max", max));
        }

        if (axis.Number("logBase") is > 1 and var log)
        {
            set.Add(("custom.scaleDistribution", new JsonObject { ["type"] = "log", ["log"] = log }));
        }

        if (axis.Text("label") is { Length: > 0 } label)
        {
            set.Add(("custom.axisLabel", label));
        }

        if (axis.Flag("show") == false)
        {
            set.Add(("custom.axisPlacement", "hidden"));
        }

        return set;
    }

    private static List<(string Path, JsonNode? Value)> Properties(JsonElement series, List<JsonElement> axes)
    {
        var set = new List<(string, JsonNode?)>();
        if (series.Number("yaxis") is 2)
        {
            set.AddRange(Axis(axes.ElementAtOrDefault(1)).Where(property => property.Path != "custom.axisPlacement"));
            set.Add(("custom.axisPlacement", "right"));
        }

        if (series.Text("transform") == "negative-Y")
        {
            set.Add(("custom.transform", "negative-Y"));
        }

        if (series.Text("color") is { Length: > 0 } color)
        {
            set.Add(("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = color }));
        }

        if (series.Number("fill") is { } fill)
        {
            set.Add(("custom.fillOpacity", fill * 10));
        }

        if (series.Number("linewidth") is { } width)
        {
            set.Add(("custom.lineWidth", width));
        }

        if (series.Flag("bars") == true)
        {
            set.Add(("custom.drawStyle", "bars"));
            set.Add(("custom.fillOpacity", 100));
        }
        else if (series.Flag("lines") is { } lines)
        {
            set.Add(lines ? ("custom.drawStyle", "line") : ("custom.lineWidth", 0));
        }

        if (series.Flag("points") is { } points)
        {
            set.Add(("custom.showPoints", points ? "always" : "never"));
        }

        if (series.Flag("steppedLine") == true)
        {
            set.Add(("custom.lineInterpolation", "stepAfter"));
        }

        if (series.Flag("dashes") == true)
        {
            set.Add(("custom.lineStyle", new JsonObject { ["fill"] = "dash" }));
        }

        if (series.Text("nullPointMode") is { } nulls)
        {
            set.Add(("custom.spanNulls", nulls == "connected"));
        }

        if (series.Member("stack") is { } stack)
        {
            set.Add(("custom.stacking", stack.ValueKind == JsonValueKind.False
                ? new JsonObject { ["mode"] = "none" }
                : new JsonObject { ["mode"] = "normal", ["group"] = stack.ValueKind == JsonValueKind.String ? stack.GetString() : "A" }));
        }

        if (series.Flag("legend") == false || series.Flag("hideTooltip") == true)
        {
            set.Add(("custom.hideFrom", new JsonObject { ["legend"] = series.Flag("legend") == false, ["tooltip"] = series.Flag("hideTooltip") == true, ["viz"] = false }));
        }

        return set;
    }

    private static JsonObject Legend(JsonElement legend)
    {
        var calcs = new JsonArray();
        if (legend.Flag("values") == true)
        {
            foreach (var (name, calc) in (ReadOnlySpan<(string, string)>)[("min", "min"), ("max", "max"), ("avg", "mean"), ("current", "lastNotNull"), ("total", "sum")])
            {
                if (legend.Flag(name) == true)
                {
                    calcs.Add(calc);
                }
            }
        }

        return new JsonObject
        {
            ["showLegend"] = legend.Flag("show") != false,
            ["displayMode"] = legend.Flag("alignAsTable") == true ? "table" : "list",
            ["placement"] = legend.Flag("rightSide") == true ? "right" : "bottom",
            ["calcs"] = calcs,
        };
    }

    /// <summary>Each old threshold paints above ("gt") or below ("lt") its value.</summary>
    private static JsonObject Thresholds(JsonElement panel, out string shown)
    {
        var steps = new SortedDictionary<double, string>();
        var (line, fill) = (false, false);
        foreach (var threshold in panel.List("thresholds").Where(threshold => threshold.Number("value") is not null))
        {
            var (value, below) = (threshold.Number("value")!.Value, threshold.Text("op") == "lt");
            var color = threshold.Text("colorMode") switch
            {
                "critical" => "red",
                "warning" => "orange",
                "ok" => "green",
                _ => threshold.Text("lineColor") ?? threshold.Text("fillColor") ?? "red",
            };
            steps[below ? double.NegativeInfinity : value] = color;
            if (below)
            {
                steps.TryAdd(value, "transparent");
            }

            (line, fill) = (line || threshold.Flag("line") == true, fill || threshold.Flag("fill") == true);
        }

        steps.TryAdd(double.NegativeInfinity, "transparent");
        shown = (line, fill) switch { (true, true) => "line+area", (true, false) => "line", (false, true) => "area", _ => "off" };
        return new JsonObject
        {
            ["mode"] = "absolute",
            ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject { ["color"] = step.Value, ["value"] = double.IsFinite(step.Key) ? step.Key : null })]),
        };
    }

    private static void Set(JsonObject target, List<(string Path, JsonNode? Value)> properties)
    {
        foreach (var (path, value) in properties)
        {
            var inner = path.StartsWith("custom.", StringComparison.Ordinal) ? target["custom"]!.AsObject() : target;
            inner[path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]] = value;
        }
    }

    private static void Add(JsonArray overrides, string alias, List<(string Path, JsonNode? Value)> properties) => overrides.Add(new JsonObject
    {
        ["matcher"] = new JsonObject { ["id"] = alias.StartsWith('/') && alias.Length > 1 ? "byRegexp" : "byName", ["options"] = alias },
        ["properties"] = new JsonArray([.. properties.Select(property => new JsonObject { ["id"] = property.Path, ["value"] = property.Value })]),
    });
}
