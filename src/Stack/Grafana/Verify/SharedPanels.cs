using System.Collections.Immutable;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Panels that show another panel's result (data source <c>-- Dashboard --</c>): they have data when that one has.</summary>
internal static class SharedPanels
{
    public static IEnumerable<QueryVerdict> Follow(IReadOnlyList<PanelInstance> instances, IReadOnlyList<ImmutableArray<QueryVerdict>> verdicts)
    {
        for (var at = 0; at < instances.Count; at++)
        {
            if (SourceOf(instances[at]) is not { } source)
            {
                foreach (var verdict in verdicts[at]) yield return verdict;
                continue;
            }
            var origin = Enumerable.Range(0, instances.Count).Where(other => instances[other].Id == source && other != at).SelectMany(other => verdicts[other]).ToList();
            foreach (var verdict in verdicts[at])
                yield return origin.Find(query => query.HasData) is { } data ? verdict with { Outcome = QueryOutcome.Data, Series = data.Series, Points = data.Points, Reason = null }
                    : verdict with { Outcome = QueryOutcome.Empty, Reason = origin.Count == 0 ? $"it shows the result of panel {source}, which is not there" : $"it shows the result of panel {source}, which has none" };
        }
    }

    /// <summary>The panel whose result is shown; null for one with queries of its own.</summary>
    public static long? SourceOf(PanelInstance instance)
    {
        var target = instance.Panel.Items("targets").FirstOrDefault();
        var uid = (target?["datasource"] ?? instance.Panel["datasource"]).Text("uid") ?? instance.Panel.Text("datasource") ?? "";
        return DataSources.IsOtherPanel(uid) ? target.Whole("panelId") : null;
    }
}
