using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>A field's options for drawing over time, with Grafana's defaults in place of what is left out.</summary>
internal sealed record SeriesStyle(JsonElement Custom)
{
    public string Draw => Custom.Text("drawStyle") is ("bars" or "points") and var style ? style : "line";

    public double LineWidth => Math.Clamp(Custom.Number("lineWidth") ?? 1, 0, 10);

    /// <summary>0 to 1.</summary>
    public double Fill => Math.Clamp(Custom.Number("fillOpacity") ?? 0, 0, 100) / 100;

    public bool Fades => Custom.Text("gradientMode") is "opacity" or "hue";

    public string Curve => Custom.Text("lineInterpolation") switch
    {
        "smooth" => "smooth",
        "stepBefore" => "end",
        "stepAfter" => "start",
        _ => "linear",
    };

    public string Dash => Custom.Object("lineStyle").Text("fill") switch
    {
        "dash" => "dashed",
        "dot" => "dotted",
        _ => "solid",
    };

    public double PointSize => Math.Clamp(Custom.Number("pointSize") ?? 5, 1, 40);

    /// <summary>"auto", "always" or "never".</summary>
    public string ShowPoints => Custom.Text("showPoints") ?? "auto";

    /// <summary>Null: not stacked.</summary>
    public string? Stack => Custom.Object("stacking").Text("mode") is "normal" or "percent" ? Custom.Object("stacking").Text("group") ?? "A" : null;

    public bool IsPercentStack => Custom.Object("stacking").Text("mode") == "percent";

    public bool Connects => Custom.Flag("spanNulls") == true;

    /// <summary>Gaps up to so many milliseconds are bridged.</summary>
    public double Bridged => Custom.Number("spanNulls") ?? 0;

    public string? Transform => Custom.Text("transform");

    /// <summary>"auto", "left", "right" or "hidden".</summary>
    public string Placement => Custom.Text("axisPlacement") ?? "auto";

    public int? LogBase => Custom.Object("scaleDistribution").Text("type") is "log" or "symlog" ? Custom.Object("scaleDistribution").Integer("log") is 2 ? 2 : 10 : null;

    public (double? Min, double? Max) Soft => (Custom.Number("axisSoftMin"), Custom.Number("axisSoftMax"));

    public bool IsCenteredOnZero => Custom.Flag("axisCenteredZero") == true;

    public string? AxisLabel => Custom.Text("axisLabel") is { Length: > 0 } label ? label : null;

    public bool ShowsGrid => Custom.Flag("axisGridShow") != false;

    /// <summary>"off", "line", "dashed", "area", "line+area", "dashed+area" or "series".</summary>
    public string Thresholds => Custom.Object("thresholdsStyle").Text("mode") ?? "off";
}
