using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

/// <summary>Reads what dashboards showed over a time: each panel's queries, sent through Grafana as its page does.</summary>
public sealed class DashboardPanels(GrafanaApi grafana, VerifyOptions? options = null)
{
    private readonly VerifyOptions _options = options ?? new VerifyOptions();

    /// <summary>The panels in their dashboards' order; one that can't be drawn says why.</summary>
    /// <param name="dashboardUids">Which dashboards.</param>
    /// <param name="from">Begin of the time.</param>
    /// <param name="to">Its end; instant queries are asked for this moment.</param>
    /// <exception cref="GrafanaException">Grafana can't be reached or refuses the credentials.</exception>
    public async Task<ImmutableArray<DrawnPanel>> ReadAsync(IReadOnlyCollection<string> dashboardUids, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var sources = new DataSources(await grafana.DataSources.ListAsync(cancellation));
        var panels = ImmutableArray.CreateBuilder<DrawnPanel>();
        foreach (var uid in dashboardUids) panels.AddRange(await ReadAsync(uid, new TimeWindow(from, to), sources, cancellation));
        return panels.ToImmutable();
    }

    private async Task<IEnumerable<DrawnPanel>> ReadAsync(string uid, TimeWindow window, DataSources sources, CancellationToken cancellation)
    {
        if (await OpenDashboard.FindAsync(grafana, sources, uid, window, cancellation) is not { } dashboard)
            return [new DrawnPanel(uid, "", uid, "", "", [], "the dashboard is not in Grafana")];
        var instances = dashboard.Panels.ToList();
        var rows = PanelLook.Rows(dashboard.Model);
        var queries = new PanelQueries(sources, _options);
        var drawn = new DrawnPanel[instances.Count];
        await Parallel.ForAsync(0, instances.Count, new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce, CancellationToken = cancellation }, async (at, token) =>
        {
            var (instance, mine) = (instances[at], window.For(instances[at].Panel, dashboard.Now));
            var empty = new DrawnPanel(dashboard.Title, rows.GetValueOrDefault(instance.Id, ""), instance.Title, instance.Panel.Text("type") ?? "", PanelLook.Unit(instance.Panel), [], null);
            drawn[at] = SharedPanels.SourceOf(instance) is null ? await DrawAsync(empty, instance, queries.Of(instance, mine), mine, token) : empty;
        });
        return Enumerable.Range(0, drawn.Length).Select(at => SharedPanels.SourceOf(instances[at]) is not { } source ? drawn[at]
            : instances.FindIndex(other => other.Id == source) is >= 0 and var origin && origin != at ? drawn[at] with { Series = drawn[origin].Series, Problem = drawn[origin].Problem }
            : drawn[at] with { Problem = $"it shows the result of panel {source}, which is not there" }).ToList();
    }

    private async Task<DrawnPanel> DrawAsync(DrawnPanel empty, PanelInstance instance, ImmutableArray<PanelQuery> queries, TimeWindow window, CancellationToken cancellation)
    {
        var sent = queries.Where(query => query.DataSourceUid is not null).ToList();
        if (sent.Count == 0) return empty with { Problem = "it has no query that can be sent" };
        try
        {
            var results = await grafana.Queries.RunAsync(window.FromMs, window.ToMs, new JsonArray([.. sent.Select(query => query.Body.DeepClone())]), cancellation);
            var shown = sent.Where(query => query.IsShown).Select(query => (query.RefId, Column: empty.Type == "table" ? PanelLook.Column(instance.Panel, query.RefId) : null, Result: results.Child(query.RefId))).ToList();
            var series = shown.SelectMany(each => each.Result is null ? [] : FrameSeries.Of(each.Result, each.Column, each.Column is null ? null : PanelLook.Unit(instance.Panel, each.Column))).ToImmutableArray();
            var errors = shown.Select(each => each.Result is null ? $"{each.RefId}: Grafana's answer does not mention it" : each.Result.Text("error") is { Length: > 0 } error ? $"{each.RefId}: {error}" : null).OfType<string>().ToList();
            return empty with { Series = series, Problem = errors.Count > 0 ? string.Join("; ", errors) : series.Any(one => one.Points.Any(point => point.Value is not null)) ? null : "no data in this time" };
        }
        catch (GrafanaException problem) when (problem.Status is not (null or System.Net.HttpStatusCode.Unauthorized))
        {
            return empty with { Problem = $"Grafana answered {(int)problem.Status} {problem.Error.Message}" };
        }
    }
}
