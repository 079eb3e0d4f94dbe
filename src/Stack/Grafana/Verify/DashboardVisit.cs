using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>What a browser asks Grafana for when someone opens a dashboard: its JSON, then every panel's queries.</summary>
public sealed class DashboardVisit
{
    private readonly OpenDashboard _dashboard;
    private readonly PanelQueries _queries;

    private DashboardVisit(OpenDashboard dashboard, PanelQueries queries)
    {
        _dashboard = dashboard;
        _queries = queries;
    }

    public string Uid => _dashboard.Uid;

    public string Title => _dashboard.Title;

    /// <summary>Of a GET, without a leading slash.</summary>
    public string Path => $"api/dashboards/uid/{Uid}";

    /// <summary>Reads a dashboard and gives its variables the values that the page would choose.</summary>
    /// <exception cref="StackException">It is not there.</exception>
    public static async Task<DashboardVisit> PrepareAsync(GrafanaApi grafana, string uid, CancellationToken cancellation)
    {
        var sources = new DataSources(await grafana.DataSources.ListAsync(cancellation));
        var dashboard = await OpenDashboard.FindAsync(grafana, sources, uid, null, cancellation)
            ?? throw new StackException($"The dashboard \"{uid}\" is not in Grafana at {grafana.Connection.Address}: run ImportDashboards first.");
        return new DashboardVisit(dashboard, new PanelQueries(sources, new VerifyOptions()));
    }

    /// <summary>The requests of a visit at this moment: the dashboard's own time range, and the interval that fits a panel's width.</summary>
    public IEnumerable<PanelRequest> Requests(DateTimeOffset now)
    {
        var window = TimeWindow.Of(_dashboard.Model, now);
        foreach (var panel in _dashboard.Panels.Where(panel => SharedPanels.SourceOf(panel) is null))
        {
            var mine = window.For(panel.Panel, now);
            var queries = _queries.Of(panel, mine).Where(query => query.DataSourceUid is not null).Select(query => query.Body).ToArray<JsonNode>();
            if (queries.Length > 0)
                yield return new PanelRequest(panel.Title.Length > 0 ? panel.Title : $"panel {panel.Id}", JsonBytes.Of(new JsonObject { ["from"] = mine.FromMs, ["to"] = mine.ToMs, ["queries"] = new JsonArray(queries) }));
        }
    }
}
