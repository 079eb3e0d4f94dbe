using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Alerts;

namespace Cortico.EmbeddedGrafana.Page.Panels.Alerts;

/// <summary>Where the rules of a panel stand; shown at its title.</summary>
/// <param name="Kind">Of the gravest state.</param>
/// <param name="Text">Each rule with its state.</param>
/// <param name="Url">Of the gravest rule.</param>
internal sealed record PanelAlert(string Kind, string Text, string Url)
{
    private static readonly string[] Gravest = ["firing", "error", "pending", "recovering", "nodata", "normal"];

    /// <returns>Null where no rule that is evaluated belongs to the panel.</returns>
    public static PanelAlert? Of(IEnumerable<ShownRule> rules, string dashboardUid, JsonElement panel)
    {
        var id = panel.Member("id")?.ToString();
        var own = rules.Where(rule => rule.Link is { } link && link.DashboardUid == dashboardUid && link.PanelId == id && Gravest.Contains(rule.State.Kind, StringComparer.Ordinal))
            .OrderBy(rule => Array.IndexOf(Gravest, rule.State.Kind)).ToList();
        return own.Count == 0 ? null : new PanelAlert(own[0].State.Kind, string.Join('\n', own.Select(rule => $"{rule.State.Text}: {rule.Title}")), own[0].Url);
    }
}
