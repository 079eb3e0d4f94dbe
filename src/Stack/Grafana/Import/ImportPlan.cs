using System.Collections.Immutable;
using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Grafana.Import;

/// <summary>The difference between the files and a Grafana, checked and ready to be carried out.</summary>
/// <param name="Grafana">Where.</param>
/// <param name="Version">Of that Grafana.</param>
/// <param name="Changes">In the order in which they are carried out; unchanged resources included.</param>
/// <param name="Notes">What concerns the plan as a whole.</param>
public sealed record ImportPlan(Uri Grafana, GrafanaVersion Version, ImmutableArray<ResourceChange> Changes, ImmutableArray<string> Notes)
{
    /// <summary>The project's data source, as panels and rules name it.</summary>
    public required string DataSourceUid { get; init; }

    internal string DataSourceType { get; init; } = "";

    internal ImportRecord? Record { get; init; }

    public bool HasChanges => Changes.Any(change => change.Action != ChangeAction.Unchanged);

    public int Count(ChangeAction action) => Changes.Count(change => change.Action == action);
}
