using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>What all queries of all panels gave.</summary>
/// <param name="Queries">In the order of the dashboards and their panels.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record VerifyReport(ImmutableArray<QueryVerdict> Queries, TimeSpan Elapsed)
{
    /// <summary>Whether there were queries, and each gave something to see.</summary>
    public bool Succeeded => Queries.Length > 0 && Queries.All(query => query.HasData);

    public IEnumerable<QueryVerdict> WithoutData => Queries.Where(query => !query.HasData);

    public int Dashboards => Queries.Select(query => query.DashboardUid).Distinct(StringComparer.Ordinal).Count();

    public int Panels => Queries.Select(query => (query.DashboardUid, query.PanelId, query.Panel)).Distinct().Count();
}
