using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.FireDrills;

/// <summary>An alert rule as the drill knows it.</summary>
/// <param name="HasPending">Whether it waits before it fires.</param>
/// <param name="HasDashboard">Whether its messages link to a panel.</param>
public sealed record DrilledRule(string Uid, string Title, bool HasPending, bool HasDashboard, bool IsPaused)
{
    /// <summary>The rules of the files; recording rules are none.</summary>
    public static IReadOnlyList<DrilledRule> Of(GrafanaResources resources) =>
        [.. resources.RuleGroups.SelectMany(group => group.Rules).Where(rule => rule["record"] is null).Select(Read)];

    private static DrilledRule Read(JsonObject rule) => new(
        rule.Text("uid") ?? "", rule.Text("title") ?? "",
        PromDuration.TryParse(rule.Text("for"), out var wait) && wait > TimeSpan.Zero,
        rule.Child("annotations").Text("__panelId__") is not null,
        rule.Flag("isPaused") ?? false);
}
