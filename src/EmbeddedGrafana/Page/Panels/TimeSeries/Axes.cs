using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>The value axes of a panel: one for each unit, scale and side.</summary>
internal sealed class Axes(Units units)
{
    private static readonly HashSet<string> Binary = new(StringComparer.Ordinal)
    {
        "bytes", "kbytes", "mbytes", "gbytes", "tbytes", "pbytes", "bits", "binBps", "binbps", "KiBs", "Kibits", "MiBs", "Mibits", "GiBs", "Gibits", "TiBs", "Tibits", "PiBs", "Pibits",
    };

    /// <param name="height">Of the plot, pixels.</param>
    public IReadOnlyList<ValueAxis> Of(IReadOnlyList<IGrouping<string, DrawnSeries>> groups, PanelView view, double height)
    {
        var axes = new List<ValueAxis>();
        foreach (var group in groups)
        {
            var first = group.First();
            var side = first.Style.Placement switch
            {
                "left" or "right" or "hidden" => first.Style.Placement,
                _ => axes.Count == 0 ? "left" : "right",
            };
            axes.Add(Axis([.. group], side, view, height));
        }

        return axes;
    }

    private ValueAxis Axis(List<DrawnSeries> series, string side, PanelView view, double height)
    {
        var (field, style) = (series[0].Field, series[0].Style);
        var visible = series.FindAll(item => !item.IsHidden);
        var display = style.IsPercentStack
            ? new ValueDisplay(new FieldConfig { Unit = "percentunit" }, FieldType.Number, ValueRange.Default, units, view.Display)
            : field.Display;
        var label = style.AxisLabel is { } text ? view.Variables.Text(text) : null;
        var extent = Extent(visible.Count > 0 ? visible : series, style.LogBase is not null);
        if (style.LogBase is { } logBase)
        {
            var log = LogRange(extent, logBase, field.Config);
            var (labels, lines) = ValueTicks.Logarithmic(log, logBase, height);
            return new ValueAxis(side, log.Min, log.Max, logBase, label, style.ShowsGrid, [.. labels.Select(at => new Tick(at, display.Of(at).ToString()))], lines);
        }

        var bars = series.Exists(item => item.Style.Draw == "bars");
        var soft = bars ? (style.Soft.Min ?? 0, style.Soft.Max) : style.Soft;
        var range = style.IsPercentStack ? new ValueRange(0, 1) : AxisRange.Of(extent, (field.Config.Min, field.Config.Max), soft);
        if (style.IsCenteredOnZero)
        {
            var reach = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max));
            range = new ValueRange(-reach, reach);
        }

        var least = field.Config.Decimals is { } decimals && !style.IsPercentStack && IsPlain(field.Config.Unit) && range.Max - range.Min >= Math.Pow(10, -decimals) ? Math.Pow(10, -decimals) : 0;
        var (ticks, increment) = ValueTicks.Linear(range, height, least, !style.IsPercentStack && Binary.Contains(field.Config.Unit ?? ""));
        return new ValueAxis(side, range.Min, range.Max, null, label, style.ShowsGrid, [.. ticks.Select(at => new Tick(at, display.OnAxis(at, increment)))], []);
    }

    /// <summary>Whether a unit writes small numbers as they are, neither scaled nor as a percentage of one.</summary>
    private static bool IsPlain(string? unit) => unit is null or "" or "none" or "short" or "percent" or "string" or "locale" or "sishort";

    private static ValueRange Extent(List<DrawnSeries> series, bool aboveZero)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in Stacks.Extents(series))
        {
            if (!aboveZero || value > 0)
            {
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
            }
        }

        return max >= min ? new ValueRange(min, max) : aboveZero ? new ValueRange(1, 10) : new ValueRange(0, 100);
    }

    /// <summary>From the power below to the power above, or as far as the next half of one.</summary>
    private static ValueRange LogRange(ValueRange extent, int logBase, FieldConfig config)
    {
        var min = config.Min is > 0 and var least ? least : Math.Pow(logBase, Math.Floor(Math.Log(extent.Min, logBase) + 1e-9));
        var max = config.Max is > 0 and var largest ? largest : Math.Pow(logBase, Math.Ceiling(Math.Log(extent.Max, logBase) - 1e-9));
        return new ValueRange(AxisRange.Clean(min), AxisRange.Clean(max > min ? max : min * logBase));
    }
}
