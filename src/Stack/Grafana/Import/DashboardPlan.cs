using System.Collections.Immutable;
using System.Text.Json;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Dashboards: each compared with the stored one, and those of ours that no file has any more.</summary>
internal static class DashboardPlan
{
    private const int AtOnce = 8;

    public static async Task<ImmutableArray<ResourceChange>> ChangesAsync(PlanContext context, IReadOnlyList<PreparedDashboard> dashboards, CancellationToken cancellation)
    {
        var changes = new ResourceChange[dashboards.Count];
        await Parallel.ForAsync(0, dashboards.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, token) => changes[at] = await ChangeAsync(context, dashboards[at], token));
        return ImmutableArray.Create(changes);
    }

    public static async Task<ImmutableArray<ResourceChange>> PrunedAsync(PlanContext context, CancellationToken cancellation)
    {
        var inFiles = context.Resources.Dashboards.Select(dashboard => dashboard.Uid).ToHashSet(StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var hit in await context.Api.Dashboards.InFolderAsync(context.Resources.Settings.Folder.Uid, cancellation))
            if (!inFiles.Contains(hit.Uid) && await DashboardOwnership.IsOursAsync(hit.Uid, context, cancellation))
                changes.Add(new ResourceChange(ResourceKind.Dashboard, ChangeAction.Prune, hit.Uid, hit.Title) { Write = token => PruneAsync(context, hit.Uid, token) });
        return changes.ToImmutable();
    }

    private static async Task<ResourceChange> ChangeAsync(PlanContext context, PreparedDashboard dashboard, CancellationToken cancellation)
    {
        var (file, model, notes) = dashboard;
        var change = new ResourceChange(ResourceKind.Dashboard, ChangeAction.Unchanged, file.Uid, file.Title) { File = file.Source.Name, Notes = notes };
        using var stored = await context.Api.Dashboards.FindAsync(file.Uid, cancellation);
        if (stored is null) return change with { Action = ChangeAction.Create, Write = token => SaveAsync(context, dashboard, token) };
        using var wanted = JsonDocument.Parse(model);
        var differences = JsonComparison.Differences(stored.Model, wanted.RootElement, ResourceChange.DifferenceLimit, DashboardNormaliser.OfTheServer);
        if (stored.FolderUid != context.Resources.Settings.Folder.Uid)
            differences = differences.Add(new JsonDifference("(folder)", $"\"{stored.FolderUid}\"", $"\"{context.Resources.Settings.Folder.Uid}\""));
        if (differences.IsEmpty) return change with { Write = _ => Adopt(context, file.Uid) };
        if (stored.IsProvisioned) context.Problems.Add(file.Source, "$", "a file on Grafana's own disk provides this dashboard, and Grafana lets nobody save it; give ours another uid");
        return change with { Action = ChangeAction.Update, Differences = differences, Write = token => SaveAsync(context, dashboard, token) };
    }

    private static async Task SaveAsync(PlanContext context, PreparedDashboard dashboard, CancellationToken cancellation)
    {
        var (file, model, _) = dashboard;
        await context.Api.Dashboards.SaveAsync(model, context.Resources.Settings.Folder.Uid, $"{DashboardOwnership.Mark(context.Project)} from {file.Source.Name}", cancellation);
        await Adopt(context, file.Uid);
    }

    /// <summary>From now on a file of ours says what it is, so it goes when the file does.</summary>
    private static Task Adopt(PlanContext context, string uid)
    {
        context.Record.Update(imports => imports.Dashboards.Add(uid));
        return Task.CompletedTask;
    }

    private static async Task PruneAsync(PlanContext context, string uid, CancellationToken cancellation)
    {
        await context.Api.Dashboards.DeleteAsync(uid, cancellation);
        context.Record.Update(imports => imports.Dashboards.Remove(uid));
    }
}
