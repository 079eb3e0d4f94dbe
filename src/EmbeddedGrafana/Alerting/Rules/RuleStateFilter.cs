using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.States;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Which rules and alerts of <c>/rules</c> a caller wants to see.</summary>
internal sealed record RuleStateFilter
{
    private static readonly string[] Healths = ["ok", "error", "nodata", "unknown"];

    public string FolderUid { get; init; } = "";

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Uids { get; init; } = [];

    public IReadOnlyList<string> DataSources { get; init; } = [];

    public string Receiver { get; init; } = "";

    public string DashboardUid { get; init; } = "";

    /// <summary>Empty: any.</summary>
    public string PanelId { get; init; } = "";

    public string NamePart { get; init; } = "";

    public string GroupPart { get; init; } = "";

    public string Type { get; init; } = "";

    public IReadOnlySet<InstanceState> States { get; init; } = new HashSet<InstanceState>();

    public IReadOnlySet<string> Health { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyList<Matcher> Matchers { get; init; } = [];

    /// <summary>Alerts of a rule; -1: all.</summary>
    public int LimitAlerts { get; init; } = -1;

    /// <summary>Rules of a group; -1: all.</summary>
    public int LimitRules { get; init; } = -1;

    /// <summary>Groups in an answer; -1: all.</summary>
    public int LimitGroups { get; init; } = -1;

    /// <summary>Rules in an answer, rounded up to whole groups; -1: all.</summary>
    public int LimitAllRules { get; init; } = -1;

    /// <summary>Where the answer before broke off; empty: at the start.</summary>
    public string NextToken { get; init; } = "";

    public bool IncludesInternalLabels { get; init; }

    /// <exception cref="RuleFilterException">A value is none of those that Grafana knows.</exception>
    public static RuleStateFilter Read(IQueryCollection query)
    {
        var dashboard = query["dashboard_uid"].ToString();
        var panel = query["panel_id"].ToString().Trim();
        if (panel.Length > 0 && !long.TryParse(panel, CultureInfo.InvariantCulture, out _))
        {
            throw new RuleFilterException($"invalid panel_id: strconv.ParseInt: parsing \"{panel}\": invalid syntax");
        }

        if (dashboard.Length == 0 && panel.Length > 0 && panel != "0")
        {
            throw new RuleFilterException("panel_id must be set with dashboard_uid");
        }

        return new RuleStateFilter
        {
            FolderUid = query["folder_uid"].ToString(), Groups = All(query, "rule_group"), Names = All(query, "rule_name"), Uids = All(query, "rule_uid"), DataSources = All(query, "datasource_uid"),
            Receiver = query["receiver_name"].ToString(), DashboardUid = dashboard, PanelId = panel == "0" ? "" : panel, NamePart = query["search.rule_name"].ToString(),
            GroupPart = query["search.rule_group"].ToString(), Type = query["rule_type"].ToString(), States = All(query, "state").Select(State).ToHashSet(),
            Health = All(query, "health").Select(health => health.ToLowerInvariant()).Select(health =>
                Healths.Contains(health, StringComparer.Ordinal) ? health : throw new RuleFilterException($"unknown health '{health}'")).ToHashSet(StringComparer.Ordinal),
            Matchers = [.. All(query, "matcher").Select(LabelMatcher.Read)], LimitAlerts = Count(query, "limit_alerts"), LimitRules = Count(query, "limit_rules"), LimitGroups = Count(query, "group_limit"),
            LimitAllRules = Count(query, "rule_limit"), NextToken = query["group_next_token"].ToString(), IncludesInternalLabels = Flag(query, "includeInternalLabels"),
        };
    }

    public static bool Flag(IQueryCollection query, string name) => query[name].ToString() is "1" or "t" or "T" or "true" or "TRUE" or "True";

    /// <summary>Whether the rule itself, whatever its state, is asked for.</summary>
    public bool Takes(StoredRule rule)
    {
        var (definition, annotations) = (rule.Definition, rule.Definition.Annotations);
        return (FolderUid.Length == 0 || rule.Group.FolderUid == FolderUid)
            && (Groups.Count == 0 || Groups.Contains(rule.Group.Name, StringComparer.Ordinal))
            && (Names.Count == 0 || Names.Contains(definition.Title, StringComparer.Ordinal))
            && (Uids.Count == 0 || Uids.Contains(rule.Uid, StringComparer.Ordinal))
            && (DataSources.Count == 0 || (definition.Data ?? []).Any(query => DataSources.Contains(query.DatasourceUid, StringComparer.Ordinal)))
            && (Receiver.Length == 0 || definition.NotificationSettings?.Receiver == Receiver)
            && (DashboardUid.Length == 0 || annotations?.GetValueOrDefault("__dashboardUid__") == DashboardUid)
            && (PanelId.Length == 0 || annotations?.GetValueOrDefault("__panelId__") == PanelId)
            && definition.Title.Contains(NamePart, StringComparison.OrdinalIgnoreCase) && rule.Group.Name.Contains(GroupPart, StringComparison.OrdinalIgnoreCase)
            && Type switch
            {
                "alerting" => definition.Record is null,
                "recording" => definition.Record is not null,
                _ => true,
            };
    }

    /// <summary>Whether an alert is listed under its rule.</summary>
    public bool Takes(AlertInstance instance) => (States.Count == 0 || States.Contains(instance.State)) && Matchers.All(matcher => matcher.Matches(instance.Labels));

    private static IReadOnlyList<string> All(IQueryCollection query, string name) => [.. query[name].OfType<string>()];

    private static int Count(IQueryCollection query, string name) => int.TryParse(query[name].ToString(), CultureInfo.InvariantCulture, out var count) ? count : -1;

    private static InstanceState State(string name) => name.ToLowerInvariant() switch
    {
        "normal" or "inactive" => InstanceState.Normal,
        "alerting" or "firing" => InstanceState.Alerting,
        "pending" => InstanceState.Pending,
        "nodata" => InstanceState.NoData,
        "error" => InstanceState.Error,
        "recovering" => InstanceState.Recovering,
        var other => throw new RuleFilterException($"unknown state '{other}'"),
    };
}
