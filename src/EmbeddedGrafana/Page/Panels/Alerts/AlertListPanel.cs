using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Page.Alerts;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels.Alerts;

/// <summary>The panel type "alertlist": rules by state, name, folder, dashboard and the labels of their alerts, as a list or as their number.</summary>
internal sealed class AlertListPanel(RuleBoard board)
{
    private const int UsualMost = 20;
    private const int MostAlerts = 10;
    private static readonly string[] ByImportance = ["firing", "error", "pending", "recovering", "nodata", "normal", "paused", "recording"];

    public PanelModel Build(string id, JsonElement panel, PanelView view, string dashboardUid)
    {
        var options = panel.Object("options");
        List<Matcher> matchers;
        try
        {
            matchers = Matcher.ParseAll(view.Variables.Plain(options.Text("alertInstanceLabelFilter") ?? ""));
        }
        catch (ArgumentException error)
        {
            return new PanelModel(id, null, $"The panel's label filter cannot be read: {error.Message}. Write it as {{severity=\"critical\"}}.", true, []);
        }

        var states = options.Object("stateFilter");
        var rules = Sorted(options.Integer("sortOrder") ?? 1, board.All().Where(rule => Takes(rule, options, view, dashboardUid)).Select(rule => rule with
        {
            Alerts = [.. rule.Alerts.Where(alert => Takes(states, alert.State.Kind) && matchers.TrueForAll(matcher => matcher.Matches(alert.Labels.FirstOrDefault(label => label.Key == matcher.Name).Value)))],
        }).Where(rule => rule.Alerts.Count > 0 || (matchers.Count == 0 && Takes(states, rule.State.Kind)))).ToList();
        if (options.Text("viewMode") == "stat")
        {
            var count = rules.Sum(rule => rule.Alerts.Count).ToString(CultureInfo.InvariantCulture);
            var color = NamedColors.Resolve(count == "0" ? "green" : "red", view.Display.Theme);
            return new PanelModel(id, new StatBody([new StatItem(null, new ShownValue(null, count, null, color), null, null, null)], "value", "auto", "center"), null, false, []);
        }

        if (rules.Count == 0)
        {
            return new PanelModel(id, null, "No alerts matching filters", false, []);
        }

        var most = Math.Max(1, options.Integer("maxItems") ?? UsualMost);
        return new PanelModel(id, new AlertListBody([.. rules.Take(most).Select(rule => Item(rule, view))], Math.Max(0, rules.Count - most)), null, false, []);
    }

    private static bool Takes(ShownRule rule, JsonElement options, PanelView view, string dashboardUid) =>
        rule.State.Kind is not ("paused" or "recording")
        && (options.Flag("dashboardAlerts") != true || rule.Link?.DashboardUid == dashboardUid)
        && (options.Text("alertName") is not { Length: > 0 } name || rule.Title.Contains(view.Variables.Plain(name), StringComparison.OrdinalIgnoreCase))
        && (options.Object("folder").Text("title") is not { Length: > 0 } folder || rule.Folder == folder || rule.Folder.EndsWith('/' + folder, StringComparison.Ordinal));

    /// <summary>What the filter says of a state; where it says nothing, as a new panel of Grafana's: what is wrong.</summary>
    private static bool Takes(JsonElement filter, string kind) => kind switch
    {
        "firing" => filter.Flag("firing") ?? true,
        "pending" => filter.Flag("pending") ?? true,
        "recovering" => filter.Flag("recovering") ?? true,
        "error" => filter.Flag("error") ?? true,
        "nodata" => filter.Flag("noData") ?? false,
        _ => filter.Flag("normal") ?? false,
    };

    /// <param name="order">1: by name, 2: by name backwards, 3: by importance, 4: the oldest first, 5: the newest first.</param>
    private static IEnumerable<ShownRule> Sorted(int order, IEnumerable<ShownRule> rules)
    {
        var byName = rules.OrderBy(rule => rule.Title, StringComparer.OrdinalIgnoreCase);
        return order switch
        {
            2 => byName.Reverse(),
            3 => byName.OrderBy(rule => Array.IndexOf(ByImportance, rule.State.Kind)),
            4 => byName.OrderBy(rule => rule.Since ?? DateTimeOffset.MaxValue),
            5 => byName.OrderByDescending(rule => rule.Since ?? DateTimeOffset.MinValue),
            _ => byName,
        };
    }

    private static AlertListItem Item(ShownRule rule, PanelView view) => new(
        rule.State.Kind, rule.State.Text, rule.Title, rule.Url, rule.Folder, rule.Since is { } since ? Ago(since, view) : null,
        [.. rule.Alerts.Take(MostAlerts).Select(alert => new AlertListAlert(
            alert.State.Kind, alert.State.Text, [.. alert.Labels.Where(label => label.Key is not ("alertname" or "grafana_folder")).Select(label => label.Key + "=" + label.Value)],
            string.Join(", ", alert.Values.Select(value => $"{value.RefId} = {value.Text}")), Ago(alert.Since, view)))]);

    private static string Ago(DateTimeOffset at, PanelView view) => DateFormats.Ago((at - view.Now).TotalMilliseconds);
}
