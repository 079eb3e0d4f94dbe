using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>The panel type "timeseries".</summary>
internal sealed class TimeSeriesPanel(Axes axes)
{
    private const int MostSeries = 500;
    private const double LegendLine = 24;
    private const double TimeAxisHeight = 28;

    /// <returns>Null where no frame has both times and numbers.</returns>
    public PanelBody? Build(JsonElement panel, IReadOnlyList<PanelField> fields, PanelView view)
    {
        var drawn = Stacks.Align([.. fields.Where(field => field.Field.Type == FieldType.Number && field.Frame.Time is not null && !field.IsHidden("viz"))
            .Take(MostSeries).Select(field => Drawn(field, view))]);
        if (drawn.Count == 0)
        {
            return null;
        }

        var legend = LegendOf(panel.Object("options", "legend"), drawn);
        var (width, height) = Plot(legend, view);
        var groups = drawn.GroupBy(item => item.AxisKey).ToList();
        var valueAxes = axes.Of(groups, view, height);
        var places = groups.Select((group, index) => (group.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var times = new List<double[]>();
        var series = drawn.ConvertAll(item => Series(item, places[item.AxisKey], times, width, view));
        return new TimeSeriesBody(
            times, view.WithTexts ? times.ConvertAll(list => Array.ConvertAll(list, time => DateText.Format(time, DateFormats.Iso, view.Display.Zone))) : null,
            series, valueAxes,
            new TimeAxis(view.Range.From.ToUnixTimeMilliseconds(), view.Range.To.ToUnixTimeMilliseconds(), TimeTicks.Of(view.Range, width, view.Display.Zone)),
            legend, [.. groups.SelectMany((group, index) => Marks(group.First(), index, view.Display.Theme))],
            panel.Object("options", "tooltip").Text("mode") ?? "single", panel.Object("options", "tooltip").Text("sort") ?? "none");
    }

    private static DrawnSeries Drawn(PanelField field, PanelView view)
    {
        var style = new SeriesStyle(field.Config.Custom);
        var points = Points.Of(field, field.Frame.Time!, style.Bridged, style.Transform);
        return new DrawnSeries(field, style, points, points, view.Hidden.Contains(field.Name));
    }

    private static SeriesModel Series(DrawnSeries item, int axis, List<double[]> times, double width, PanelView view)
    {
        var points = item.Points;
        var list = times.FindIndex(known => known.AsSpan().SequenceEqual(points.Times));
        if (list < 0)
        {
            list = times.Count;
            times.Add(points.Times);
        }

        var style = item.Style;
        var spread = points.Times.Length == 0 ? 0 : width / points.Times.Length;
        return new SeriesModel
        {
            Name = item.Field.Name,
            Color = item.Field.Color,
            Style = style.Draw,
            Times = list,
            Values = points.Values,
            Axis = axis,
            Width = style.LineWidth,
            Fill = style.Draw == "points" ? 0 : style.Fill,
            Fades = style.Fades,
            Curve = style.Curve,
            Dash = style.Dash,
            Points = style.Draw == "points" || style.ShowPoints == "always" || (style.ShowPoints == "auto" && style.Draw == "line" && spread >= style.PointSize * 2) ? style.PointSize : 0,
            Stack = style.Stack is null || item.IsHidden ? null : item.StackKey,
            Connects = style.Connects,
            IsHidden = item.IsHidden,
            InTooltip = !item.Field.IsHidden("tooltip"),
            Texts = view.WithTexts ? Texts(item) : null,
        };
    }

    /// <summary>In a pile of percents, too, a reader reads the value itself.</summary>
    private static string?[] Texts(DrawnSeries item)
    {
        var raw = item.Raw.On(item.Points.Times);
        return Array.ConvertAll(raw.Values, value => value is { } number ? item.Field.Display.Of(item.Style.Transform == "negative-Y" ? -number : number).ToString() : null);
    }

    private static Legend LegendOf(JsonElement options, List<DrawnSeries> drawn)
    {
        var calcs = options.Texts("calcs").Where(Reducers.IsKnown).ToList();
        var mode = options.Flag("showLegend") == false ? "hidden" : options.Text("displayMode") ?? "list";
        var rows = drawn.Where(item => !item.Field.IsHidden("legend")).Select(item => new LegendRow(item.Field.Name, item.Field.Color, item.IsHidden, Figures(item, calcs))).ToList();
        if (options.Text("sortBy") is { Length: > 0 } by && calcs.FindIndex(calc => Reducers.NameOf(calc) == by || calc == by) is >= 0 and var index)
        {
            rows = options.Flag("sortDesc") == true ? [.. rows.OrderByDescending(row => row.Figures[index].Sort)] : [.. rows.OrderBy(row => row.Figures[index].Sort)];
        }

        return new Legend(rows.Count == 0 ? "hidden" : mode, options.Text("placement") == "right" ? "right" : "bottom", calcs.ConvertAll(Reducers.NameOf), rows, options.Integer("width"));
    }

    private static List<LegendFigure> Figures(DrawnSeries item, List<string> calcs)
    {
        if (calcs.Count == 0)
        {
            return [];
        }

        var statistics = new Statistics(item.Field.Field.Values);
        return calcs.ConvertAll(calc =>
        {
            var value = Reducers.Reduce(item.Field.Field.Values, calc, statistics);

            // Counts are counts, whatever the unit of what is counted.
            return value is double number && calc is "count" or "countAll" or "changeCount" or "distinctCount"
                ? new LegendFigure(JavaScriptNumber.ToText((double)value!), (double)value)
                : value is double figure ? new LegendFigure(calc == "diffperc" ? FixedDecimals.Format(figure, null) + "%" : item.Field.Display.Of(figure).ToString(), double.IsFinite(figure) ? figure : null)
                : new LegendFigure(value is bool flag ? flag ? "true" : "false" : item.Field.Display.Of(null).ToString(), null);
        });
    }

    /// <summary>About how large the plot will be; only the number of ticks hangs on it.</summary>
    private static (double Width, double Height) Plot(Legend legend, PanelView view)
    {
        var (width, height) = (view.Width - 70.0, view.Height - TimeAxisHeight - 12);
        if (legend.Mode == "hidden")
        {
            return (Math.Max(width, 50), Math.Max(height, 30));
        }

        if (legend.Placement == "right")
        {
            return (Math.Max(width - (legend.Mode == "table" ? Math.Min(width * 0.4, 120 + (80 * legend.Calcs.Count)) : width * 0.2), 50), Math.Max(height, 30));
        }

        var lines = legend.Mode == "table"
            ? legend.Rows.Count + 1
            : Math.Ceiling(legend.Rows.Sum(row => (row.Name.Length * 7.0) + 40) / Math.Max(view.Width, 50));
        return (Math.Max(width, 50), Math.Max(height - Math.Min(lines * LegendLine, view.Height * 0.35), 30));
    }

    private static IEnumerable<ThresholdMark> Marks(DrawnSeries first, int axis, Theme theme)
    {
        var mode = first.Style.Thresholds;
        var thresholds = first.Field.Config.Thresholds ?? Thresholds.Default;
        if (mode is "off" or "series" || thresholds.Steps.Count == 0)
        {
            yield break;
        }

        var line = mode.StartsWith("dashed", StringComparison.Ordinal) ? "dashed" : mode.StartsWith("line", StringComparison.Ordinal) ? "solid" : null;
        var area = mode.EndsWith("area", StringComparison.Ordinal);
        for (var index = 0; index < thresholds.Steps.Count; index++)
        {
            var from = Value(thresholds, index, first.Field.Range);
            double? to = index + 1 < thresholds.Steps.Count ? Value(thresholds, index + 1, first.Field.Range) : null;
            yield return new ThresholdMark(axis, double.IsNegativeInfinity(from) ? null : from, to, NamedColors.Resolve(thresholds.Steps[index].Color, theme), line, area);
        }
    }

    private static double Value(Thresholds thresholds, int index, ValueRange range)
    {
        var from = thresholds.Steps[index].From;
        return thresholds.IsPercentage && double.IsFinite(from) ? range.Min + (from / 100 * (range.Max - range.Min)) : from;
    }
}
