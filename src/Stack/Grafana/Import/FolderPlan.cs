using System.Collections.Immutable;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Folders: those that dashboards and rule groups need, and those of ours that nothing needs any more.</summary>
internal static class FolderPlan
{
    public static async Task<ImmutableArray<ResourceChange>> NeededAsync(PlanContext context, ImportScope scope, CancellationToken cancellation)
    {
        var folders = context.Resources.RuleGroups.Where(_ => scope.HasFlag(ImportScope.Alerts)).Select(group => context.Resources.FolderFor(group.FolderTitle))
            .Concat(scope.HasFlag(ImportScope.Dashboards) ? [context.Resources.Settings.Folder] : [])
            .Distinct();
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var folder in folders) changes.Add(await ChangeAsync(context, folder, cancellation));
        return changes.ToImmutable();
    }

    /// <summary>Folders that we made for rules, are needed no more, and will be empty by then; carried out last.</summary>
    public static async Task<ImmutableArray<ResourceChange>> UnneededAsync(PlanContext context, IReadOnlySet<string> needed, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var uid in context.Record.Imports.Folders.Where(uid => !needed.Contains(uid) && uid != context.Resources.Settings.Folder.Uid).ToList())
        {
            if (await context.Api.Folders.FindTitleAsync(uid, cancellation) is not { } title) context.Record.Update(imports => imports.Folders.Remove(uid));
            else if (!await HoldsOthersAsync(context, uid, cancellation)) changes.Add(new ResourceChange(ResourceKind.Folder, ChangeAction.Prune, uid, title) { Write = token => PruneAsync(context, uid, token) });
        }
        return changes.ToImmutable();
    }

    private static async Task<ResourceChange> ChangeAsync(PlanContext context, ProjectFolder folder, CancellationToken cancellation)
    {
        var change = new ResourceChange(ResourceKind.Folder, ChangeAction.Unchanged, folder.Uid, folder.Title);
        var title = await context.Api.Folders.FindTitleAsync(folder.Uid, cancellation);
        if (title == folder.Title) return change;
        return title is null
            ? change with { Action = ChangeAction.Create, Write = token => CreateAsync(context, folder, token) }
            : change with
            {
                Action = ChangeAction.Update,
                Differences = [new Files.JsonDifference("title", $"\"{title}\"", $"\"{folder.Title}\"")],
                Write = token => context.Api.Folders.RenameAsync(folder.Uid, folder.Title, token),
            };
    }

    /// <summary>Whether there is more in it than rules of ours, which go before it.</summary>
    private static async Task<bool> HoldsOthersAsync(PlanContext context, string uid, CancellationToken cancellation) =>
        !await context.Api.Folders.IsEmptyAsync(uid, cancellation)
        && (context.State.Rules.Any(rule => Files.JsonReading.Text(rule, "folderUID") == uid && !RuleOwnership.IsOurs(rule, context))
            || !(await context.Api.Dashboards.InFolderAsync(uid, cancellation)).IsEmpty);

    private static async Task CreateAsync(PlanContext context, ProjectFolder folder, CancellationToken cancellation)
    {
        await context.Api.Folders.CreateAsync(folder.Uid, folder.Title, cancellation);
        context.Record.Update(imports => imports.Folders.Add(folder.Uid));
    }

    private static async Task PruneAsync(PlanContext context, string uid, CancellationToken cancellation)
    {
        if (await context.Api.Folders.IsEmptyAsync(uid, cancellation)) await context.Api.Folders.DeleteAsync(uid, cancellation);
        context.Record.Update(imports => imports.Folders.Remove(uid));
    }
}
