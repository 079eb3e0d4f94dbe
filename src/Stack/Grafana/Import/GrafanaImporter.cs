using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Checks;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Brings the files into a Grafana. All of them are checked before anything is written, since Grafana itself stores
/// nearly anything; what is equal already is left alone; what we once made and no file has any more is removed.
/// </summary>
/// <param name="grafana">Where to.</param>
/// <param name="promQl">Checks the queries; null where neither a Prometheus nor promtool is at hand, which the plan then says.</param>
/// <param name="options">How to go about it.</param>
public sealed class GrafanaImporter(GrafanaApi grafana, IPromQlChecker? promQl, ImportOptions options)
{
    /// <summary>Checks the files alone, without a Grafana.</summary>
    /// <exception cref="InvalidResourcesException">Something is wrong; all of it is said.</exception>
    public static async Task CheckAsync(GrafanaResources resources, IPromQlChecker? promQl, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var preparation = new ResourcePreparation(resources, DataSourcePlan.Offline(resources).Catalog, problems);
        preparation.Prepare(contactPoints: null);
        if (promQl is not null) await preparation.CheckPromQlAsync(promQl, cancellation);
        problems.ThrowIfAny();
    }

    /// <summary>Compares the files with what Grafana holds. Nothing is written.</summary>
    /// <exception cref="InvalidResourcesException">Something is wrong in the files; all of it is said at once.</exception>
    /// <exception cref="GrafanaException">Grafana can't be reached or refuses the credentials.</exception>
    public async Task<ImportPlan> PlanAsync(GrafanaResources resources, ImportScope scope, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var (state, unreachable) = await TryReadAsync(scope, cancellation);
        var dataSource = state is null ? DataSourcePlan.Offline(resources) : DataSourcePlan.For(resources, state.DataSources);
        var preparation = new ResourcePreparation(resources, dataSource.Catalog, problems);
        var (dashboards, groups) = preparation.Prepare(state is null || !scope.HasFlag(ImportScope.Alerts) ? null : state.ContactPointNames);
        if (promQl is not null) await preparation.CheckPromQlAsync(promQl, cancellation);
        if (state is not null && scope.HasFlag(ImportScope.Alerts)) CheckNames(resources, state, problems);
        problems.ThrowIfAny();
        unreachable?.Throw();

        var record = await ImportRecord.LoadAsync(options.RecordFile, grafana.Connection.Address, cancellation);
        var context = new PlanContext(grafana, resources, state!, record, problems);
        var changes = await ChangesAsync(context, scope, dataSource, dashboards, groups, cancellation);
        problems.ThrowIfAny();
        return new ImportPlan(grafana.Connection.Address, state!.Version, changes, Notes(state.Version, record)) 
        {
            DataSourceUid = dataSource.Catalog.Own.Uid,
            DataSourceType = dataSource.Catalog.Own.Type,
            Record = record,
        };
    }

    /// <summary>Carries a plan out, in the order of its changes.</summary>
    /// <param name="progress">Told what is being done, where it takes long; may be null.</param>
    /// <exception cref="StackException">Grafana refused something; the message names the file and what was written before.</exception>
    public Task<ImportResult> ApplyAsync(ImportPlan plan, IProgress<string>? progress, CancellationToken cancellation) =>
        new PlanExecution(grafana, plan, options.DataSourceLimit, progress).RunAsync(cancellation);

    /// <summary>A Grafana that can't be reached must not hide what is wrong in the files.</summary>
    private async Task<(GrafanaState? State, ExceptionDispatchInfo? Problem)> TryReadAsync(ImportScope scope, CancellationToken cancellation)
    {
        try
        {
            return (await GrafanaState.ReadAsync(grafana, scope, cancellation), null);
        }
        catch (GrafanaException problem)
        {
            return (null, ExceptionDispatchInfo.Capture(problem));
        }
    }

    private static void CheckNames(GrafanaResources resources, GrafanaState state, ProblemList problems)
    {
        if (resources.Policy is not { } policy) return;
        var names = state.ContactPointNames.Concat(resources.Receivers.Select(receiver => receiver.ContactPoint)).ToHashSet(StringComparer.Ordinal);
        PolicyChecks.CheckNames(policy, names, state.MuteTimings, problems);
    }

    private static async Task<ImmutableArray<ResourceChange>> ChangesAsync(
        PlanContext context, ImportScope scope, DataSourcePlan dataSource, ImmutableArray<PreparedDashboard> dashboards, ImmutableArray<PreparedRuleGroup> groups, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        changes.Add(await dataSource.ChangeAsync(context, cancellation));
        var folders = await FolderPlan.NeededAsync(context, scope, cancellation);
        changes.AddRange(folders);
        if (scope.HasFlag(ImportScope.Dashboards))
        {
            changes.AddRange(await DashboardPlan.ChangesAsync(context, dashboards, cancellation));
            changes.AddRange(await DashboardPlan.PrunedAsync(context, cancellation));
        }
        if (scope.HasFlag(ImportScope.Alerts))
        {
            var policy = PolicyPlan.For(context);
            changes.AddRange(ContactPointPlan.Changes(context));
            if (policy.Change is { } change) changes.Add(change);
            changes.AddRange(await RuleGroupPlan.ChangesAsync(context, groups, cancellation));
            changes.AddRange(await RuleGroupPlan.PrunedAsync(context, groups, cancellation));
            // Only now does nothing of ours refer to them any more.
            changes.AddRange(ContactPointPlan.Pruned(context, policy.Tree));
            changes.AddRange(await FolderPlan.UnneededAsync(context, folders.Select(folder => folder.Uid).ToHashSet(StringComparer.Ordinal), cancellation));
        }
        return changes.ToImmutable();
    }

    private ImmutableArray<string> Notes(GrafanaVersion version, ImportRecord record)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (version is { IsKnown: true, Major: < GrafanaVersion.OldestMajor }) notes.Add($"this Grafana is {version}; {GrafanaVersion.OldestMajor} and newer are known to work");
        if (promQl is null) notes.Add("the queries' PromQL was not checked: neither Prometheus nor promtool is at hand");
        if (!record.IsKept) notes.Add("no record is kept: secrets are sent each time, and contact points are not pruned");
        return notes.ToImmutable();
    }
}
