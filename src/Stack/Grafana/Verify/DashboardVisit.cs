using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>What a browser asks Grafana for when someone opens a dashboard: its JSON, then every panel's queries.</summary>
public sealed class DashboardVisit
{
    private readonly JsonObject _model;
    private readonly PanelQueries _queries;
    private readonly ImmutableArray<PanelInstance> _panels;

    private DashboardVisit(string uid, JsonObject model, PanelQueries queries, ImmutableArray<PanelInstance> panels)
    {
        Uid = uid;
        _model = model;
        _queries = queries;
        _panels = panels;
    }

    public string Uid { get; }

    public string Title => _model.Text("title") ?? Uid;

    /// <summary>Of a GET, without a leading slash.</summary>
    public string Path => $"api/dashboards/uid/{Uid}";

    /// <summary>Reads a dashboard and gives its variables the values that the page would choose.</summary>
    /// <exception cref="StackException">It is not there.</exception>
    public static async Task<DashboardVisit> PrepareAsync(GrafanaApi grafana, string uid, CancellationToken cancellation)
    {
        using var stored = await grafana.Dashboards.FindAsync(uid, cancellation)
            ?? throw new StackException($"The dashboard \"{uid}\" is not in Grafana at {grafana.Connection.Address}: run ImportDashboards first.");
        var model = JsonObject.Create(stored.Model.Clone())!;
        var sources = new DataSources(await grafana.DataSources.ListAsync(cancellation));
        var variables = await new VariableResolver(sources, new PrometheusReader(grafana)).ResolveAsync(model, TimeWindow.Of(model, grafana.Time.GetUtcNow()), cancellation);
        return new DashboardVisit(uid, model, new PanelQueries(sources, new VerifyOptions()), [.. PanelInstance.Of(model, variables).Where(panel => SharedPanels.SourceOf(panel) is null)]);
    }

    /// <summary>The requests of a visit at this moment: the dashboard's own time range, and the interval that fits a panel's width.</summary>
    public IEnumerable<PanelRequest> Requests(DateTimeOffset now)
    {
        var window = TimeWindow.Of(_model, now);
        foreach (var panel in _panels)
        {
            var mine = window.For(panel.Panel, now);
            var queries = _queries.Of(panel, mine).Where(query => query.DataSourceUid is not null).Select(query => query.Body).ToArray<JsonNode>();
            if (queries.Length > 0)
                yield return new PanelRequest(panel.Title.Length > 0 ? panel.Title : $"panel {panel.Id}", JsonBytes.Of(new JsonObject { ["from"] = mine.FromMs, ["to"] = mine.ToMs, ["queries"] = new JsonArray(queries) }));
        }
    }
}
