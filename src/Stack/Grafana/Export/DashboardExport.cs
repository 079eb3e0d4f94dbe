using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Export;

/// <summary>Dashboards: edited ones into their files, those that somebody made in our folder into new ones.</summary>
internal sealed class DashboardExport(GrafanaApi grafana, GrafanaResources resources, EditedFiles files)
{
    public async Task RunAsync(IReadOnlyList<PreparedDashboard> dashboards, CancellationToken cancellation)
    {
        foreach (var dashboard in dashboards) await TakeOverAsync(dashboard, cancellation);
        var inFiles = dashboards.Select(dashboard => dashboard.File.Uid).ToHashSet(StringComparer.Ordinal);
        foreach (var hit in await grafana.Dashboards.InFolderAsync(resources.Settings.Folder.Uid, cancellation))
            if (!inFiles.Contains(hit.Uid) && await ModelAsync(hit.Uid, cancellation) is { } model) files.Add("dashboards", Uid.From(hit.Title), model);
    }

    private async Task TakeOverAsync(PreparedDashboard dashboard, CancellationToken cancellation)
    {
        var source = dashboard.File.Source;
        if (await ModelAsync(dashboard.File.Uid, cancellation) is not { } stored)
        {
            files.Notes.Add($"{source.Name}: the dashboard is not in Grafana; delete the file if it was deleted there on purpose");
            return;
        }
        var sent = JsonNode.Parse(dashboard.Model.Span)!;
        if (JsonComparison.AreEqual(sent.ToElement(), stored.ToElement())) return;
        var mine = files.NodeLike(source, dashboard.File.Model())!;
        new JsonMerge(text => files.Notes.Add($"{source.Name}: {text}")).Merge(mine, sent, stored);
    }

    private async Task<JsonObject?> ModelAsync(string uid, CancellationToken cancellation)
    {
        using var stored = await grafana.Dashboards.FindAsync(uid, cancellation);
        if (stored is null) return null;
        // A copy: the answer's memory goes back when we are done with it.
        var model = JsonNode.Parse(stored.Model.GetRawText())!.AsObject();
        foreach (var member in DashboardNormaliser.OfTheServer) model.Remove(member);
        return model;
    }
}
