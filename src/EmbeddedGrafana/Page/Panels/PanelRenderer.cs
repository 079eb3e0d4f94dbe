using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Panels.Alerts;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Queries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Transformations;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Takes a panel from its queries to what the browser draws.</summary>
internal sealed class PanelRenderer(PanelQueries queries, PanelFields fields, TimeSeriesPanel timeSeries, AlertListPanel alertList)
{
    private static readonly HashSet<string> Drawn = new(["timeseries", "stat", "gauge", "bargauge", "table"], StringComparer.Ordinal);

    /// <param name="id">Of the drawn panel; a repeated one has several.</param>
    /// <param name="view">With the dashboard's time range.</param>
    public async Task<PanelModel> RenderAsync(string id, JsonElement panel, PanelView view, CancellationToken cancellation)
    {
        var own = panel.Text("timeFrom") is { Length: > 0 } from ? view.Variables.Plain(from) : null;
        var range = view.Range.Overridden(own, panel.Text("timeShift") is { } shift ? view.Variables.Plain(shift) : null, view.Now, view.Display.Zone);
        view = view with { Range = range };
        var type = panel.Text("type") ?? "";
        var model = await RenderAsync(id, type, panel, view, cancellation);
        return model with
        {
            Title = view.Variables.Text(panel.Text("title") ?? ""),
            TimeText = own is not null && panel.Flag("hideTimeOverride") != true ? RangeText.Of("now-" + own, "now", view.Display.Zone) : null,
        };
    }

    private async Task<PanelModel> RenderAsync(string id, string type, JsonElement panel, PanelView view, CancellationToken cancellation)
    {
        if (type == "text")
        {
            return new PanelModel(id, TextPanel.Build(panel, view), null, false, []);
        }

        if (type == "alertlist")
        {
            return alertList.Build(id, panel, view, view.DashboardUid);
        }

        var data = await queries.RunAsync(panel, view, cancellation);
        var notices = new List<string>(data.Notices);
        if (!Drawn.Contains(type))
        {
            notices.Insert(0, $"The panel type \"{type}\" is not part of the embedded Grafana: its data is shown as a table.");
        }

        if (data.Frames.Count == 0)
        {
            return data.Errors.Count > 0
                ? new PanelModel(id, null, string.Join('\n', data.Errors), true, notices)
                : new PanelModel(id, null, EmptyPanel.Text(panel, data, view), false, notices);
        }

        notices.InsertRange(0, data.Errors);
        try
        {
            var unknown = new List<string>();
            var frames = Pipeline.Run(data.Frames, panel.List("transformations"), unknown);
            notices.AddRange(unknown.Select(step => $"The transformation \"{step}\" is not part of the embedded Grafana: the data is shown without it."));
            frames = Drawn.Contains(type) ? frames : OneTable.Of(frames);
            var body = Body(type, panel, fields.Of(frames, panel, type == "timeseries" ? ColorChoice.Classic : ColorChoice.ByThresholds, view.Display, view.Variables), view, notices);
            if (body is TimeSeriesBody drawn)
            {
                body = drawn with { Annotations = AnnotationMarks.On(panel, view.Annotations, view.Display) };
                notices.AddRange(view.AnnotationNotices);
            }

            return body is null ? new PanelModel(id, null, EmptyPanel.Text(panel, data, view), data.Errors.Count > 0, notices) : new PanelModel(id, body, null, data.Errors.Count > 0, notices);
        }
        catch (RegexMatchTimeoutException error)
        {
            return new PanelModel(id, null, $"The regular expression {error.Pattern} takes too long on this data. Simplify it in the dashboard.", true, notices);
        }
    }

    private PanelBody? Body(string type, JsonElement panel, IReadOnlyList<PanelField> shown, PanelView view, List<string> notices)
    {
        switch (type)
        {
            case "timeseries":
                return timeSeries.Build(panel, shown, view) ?? Untimed(panel, shown, view, notices);
            case "stat":
                return StatPanel.Build(panel, shown, view);
            case "gauge":
                return GaugePanel.Build(panel, shown, view);
            case "bargauge":
                return BarGaugePanel.Build(panel, shown, view);
            default:
                return TablePanel.Build(panel, shown, view, notices);
        }
    }

    private static PanelBody? Untimed(JsonElement panel, IReadOnlyList<PanelField> shown, PanelView view, List<string> notices)
    {
        if (shown.Count == 0)
        {
            return null;
        }

        notices.Add("The data has no times with numbers to draw: it is shown as a table.");
        return TablePanel.Build(panel, shown, view, notices);
    }
}
