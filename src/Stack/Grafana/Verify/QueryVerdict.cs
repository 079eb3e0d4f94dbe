namespace Cortico.Stack.Grafana.Verify;

/// <summary>What one query of one panel gave.</summary>
/// <param name="DashboardUid">The dashboard's uid.</param>
/// <param name="Dashboard">Its title.</param>
/// <param name="Panel">The panel's title; of a repeated one with the value it is repeated for.</param>
/// <param name="PanelId">The panel's id.</param>
/// <param name="RefId">The query; empty where the panel has none.</param>
/// <param name="Outcome">Whether there is anything to see.</param>
/// <param name="Series">How many series, or columns of a table.</param>
/// <param name="Points">How many values that can be shown.</param>
/// <param name="Reason">Why there is nothing to see; null where there is.</param>
public sealed record QueryVerdict(string DashboardUid, string Dashboard, string Panel, long PanelId, string RefId, QueryOutcome Outcome, int Series, long Points, string? Reason)
{
    public bool HasData => Outcome == QueryOutcome.Data;

    /// <summary><c>Web › Requests › A</c>.</summary>
    public string Name => $"{Dashboard} › {Panel}{(RefId.Length == 0 ? "" : $" › {RefId}")}";

    public override string ToString() => HasData ? $"{Name}: {Series} series, {Points} points" : $"{Name}: {Reason}";
}
