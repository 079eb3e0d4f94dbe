using System.Globalization;
using Cortico.EmbeddedGrafana.Alerting;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Page.Dashboards;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>All alert rules with their states, ready for the page and for panels.</summary>
internal sealed class RuleBoard(AlertRules rules, StateBook book, FolderStore folders, PageDashboards dashboards, TimeProvider time)
{
    /// <summary>States change every ten seconds; many panels and readers ask within one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private IReadOnlyList<ShownRule> _shown = [];
    private DateTimeOffset _until;

    /// <summary>Alerts that fire.</summary>
    public int Firing => book.Rules.Sum(rule => book.Find(rule)?.Instances.Values.Count(instance => instance.State == InstanceState.Alerting) ?? 0);

    /// <summary>By folder, group and place in the group.</summary>
    public IReadOnlyList<ShownRule> All()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now >= _until)
            {
                (_shown, _until) = (Read(), now + Kept);
            }

            return _shown;
        }
    }

    public ShownRule? Find(string uid) => All().FirstOrDefault(rule => rule.Uid == uid);

    /// <summary>Name and value; those between underscores are not for people.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ForPeople(IEnumerable<KeyValuePair<string, string>>? pairs) =>
        [.. (pairs ?? []).Where(pair => !pair.Key.StartsWith("__", StringComparison.Ordinal))];

    private List<ShownRule> Read()
    {
        var paths = FolderPaths.Of(folders.All());
        var found = new Dictionary<string, PageDashboard?>(StringComparer.Ordinal);
        return
        [
            .. rules.All().Select(rule => Of(rule, paths.GetValueOrDefault(rule.Group.FolderUid, rule.Group.FolderUid), found))
                .OrderBy(rule => rule.Folder, StringComparer.OrdinalIgnoreCase).ThenBy(rule => rule.Group, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private ShownRule Of(StoredRule rule, string folder, Dictionary<string, PageDashboard?> found)
    {
        var (definition, states) = (rule.Definition, book.Find(rule.Uid));
        var view = RuleView.Of(rule, states, new RuleStateFilter());
        return new ShownRule(
            rule.Uid, definition.Title, folder, rule.Group.Name, StateOf(view), definition.For.ToString(), definition.KeepFiringFor.ToString(),
            new PrometheusDuration(TimeSpan.FromSeconds(rule.IntervalSeconds)).ToString(), view.ActiveAt, states?.Shown, states?.Duration ?? TimeSpan.Zero,
            view.Health == "nodata" ? "no data" : view.Health, view.LastError, ForPeople(definition.Labels), ForPeople(definition.Annotations), [.. view.Alerts.Select(Of)], Link(definition, found));
    }

    /// <summary>Grafana's rule is "inactive" while it has no data or fails; a person wants to see that.</summary>
    private static StateTag StateOf(RuleView view) => (view.Rule.Definition, view.State, view.Health) switch
    {
        ({ IsPaused: true }, _, _) => StateTag.Paused,
        ({ Record: not null }, _, _) => StateTag.Recording,
        (_, "firing", _) => StateTag.Of(InstanceState.Alerting),
        (_, "pending", _) => StateTag.Of(InstanceState.Pending),
        (_, "recovering", _) => StateTag.Of(InstanceState.Recovering),
        (_, _, "error") => StateTag.Of(InstanceState.Error),
        (_, _, "nodata") => StateTag.Of(InstanceState.NoData),
        _ => StateTag.Of(InstanceState.Normal),
    };

    private static ShownAlert Of(AlertInstance instance) => new(
        instance.Key, StateTag.Of(instance.State, instance.Reason), ForPeople(instance.Labels), ForPeople(instance.Annotations), instance.StartsAt,
        instance.State == InstanceState.NoData ? [] : [.. instance.Values.Select(value => ShownFigure.Of(value.Key, value.Value))], instance.Error);

    private PanelLink? Link(ProvisionedRule rule, Dictionary<string, PageDashboard?> found)
    {
        if (rule.Annotations?.GetValueOrDefault("__dashboardUid__") is not { Length: > 0 } uid)
        {
            return null;
        }

        var dashboard = found.TryGetValue(uid, out var known) ? known : found[uid] = dashboards.Find(uid);
        if (dashboard is null)
        {
            return null;
        }

        var panel = rule.Annotations.GetValueOrDefault("__panelId__") ?? "";
        var title = long.TryParse(panel, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? dashboard.FindPanel(id)?.Text("title") : null;
        return new PanelLink(
            uid, panel, dashboard.Url + (panel.Length > 0 ? "?viewPanel=" + Uri.EscapeDataString(panel) : ""), title is { Length: > 0 } ? $"{dashboard.Title} / {title}" : dashboard.Title);
    }
}
