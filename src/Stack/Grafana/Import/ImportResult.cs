using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Import;

/// <summary>What an import did.</summary>
/// <param name="Changes">All resources, with what happened to each.</param>
/// <param name="Elapsed">From the first call to the last.</param>
public sealed record ImportResult(ImmutableArray<ResourceChange> Changes, TimeSpan Elapsed)
{
    public int Created => Count(ChangeAction.Create);

    public int Updated => Count(ChangeAction.Update);

    public int Unchanged => Count(ChangeAction.Unchanged);

    public int Pruned => Count(ChangeAction.Prune);

    public override string ToString() => $"created {Created}, updated {Updated}, unchanged {Unchanged}, pruned {Pruned}";

    private int Count(ChangeAction action) => Changes.Count(change => change.Action == action);
}
