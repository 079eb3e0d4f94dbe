using System.Collections.Immutable;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Writes what a plan says.</summary>
internal sealed class PlanExecution(GrafanaApi grafana, ImportPlan plan, TimeSpan dataSourceLimit, IProgress<string>? progress)
{
    /// <summary>Grafana's SQLite takes one writer at a time; a few calls in flight keep it busy.</summary>
    private const int DashboardsAtOnce = 4;
    private int _written;

    public async Task<ImportResult> RunAsync(CancellationToken cancellation)
    {
        var started = grafana.Time.GetTimestamp();
        try
        {
            foreach (var stage in Stages()) await RunAsync(stage, cancellation);
        }
        finally
        {
            // Also after a failure: what was made so far is ours.
            if (plan.Record is { } record) await record.SaveAsync(CancellationToken.None);
        }
        return new ImportResult(plan.Changes, grafana.Time.GetElapsedTime(started));
    }

    /// <summary>Runs of changes of one kind, in the plan's order.</summary>
    private IEnumerable<ImmutableArray<ResourceChange>> Stages()
    {
        for (var at = 0; at < plan.Changes.Length;)
        {
            var end = at;
            while (end < plan.Changes.Length && plan.Changes[end].Kind == plan.Changes[at].Kind) end++;
            yield return plan.Changes[at..end];
            at = end;
        }
    }

    private async Task RunAsync(ImmutableArray<ResourceChange> stage, CancellationToken cancellation)
    {
        var changes = stage.Where(change => change.Write is not null).ToList();
        if (changes.Count > 0 && changes[0].Kind == ResourceKind.Dashboard)
        {
            progress?.Report($"{changes.Count} dashboard{(changes.Count == 1 ? "" : "s")}");
            await Parallel.ForEachAsync(changes, new ParallelOptions { MaxDegreeOfParallelism = DashboardsAtOnce, CancellationToken = cancellation }, async (change, token) => await WriteAsync(change, token));
        }
        else
        {
            foreach (var change in changes) await WriteAsync(change, cancellation);
        }
        if (stage[0].Kind == ResourceKind.DataSource && plan.HasChanges) await WaitForDataSourceAsync(cancellation);
    }

    /// <summary>Rules that are evaluated before their data source answers begin their life with an error.</summary>
    private async Task WaitForDataSourceAsync(CancellationToken cancellation)
    {
        if (plan.DataSourceType != DataSourceCatalog.Prometheus) return;
        progress?.Report($"waiting until the data source \"{plan.DataSourceUid}\" answers");
        await grafana.DataSources.WaitUntilHealthyAsync(plan.DataSourceUid, dataSourceLimit, cancellation);
    }

    private async Task WriteAsync(ResourceChange change, CancellationToken cancellation)
    {
        try
        {
            await change.Write!(cancellation);
            if (change.Action != ChangeAction.Unchanged) Interlocked.Increment(ref _written);
        }
        catch (GrafanaException problem)
        {
            throw new StackException($"Grafana refused {change.Name}: {problem.Reason} Written before it: {_written} of {plan.Changes.Count(planned => planned.Action != ChangeAction.Unchanged)} changes; run it again when this is mended.", problem);
        }
    }
}
