using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Folders;

namespace Cortico.EmbeddedGrafana.Alerting.Export;

/// <summary>
/// Alerting resources in the form of Grafana's provisioning files.
/// Format: https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/.
/// </summary>
internal sealed class AlertingExport(FolderStore folders)
{
    private const int OrgId = 1;

    public JsonObject Rules(IEnumerable<StoredRule> rules) => File("groups", rules
        .GroupBy(rule => rule.Group)
        .OrderBy(group => group.Key.FolderUid, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
        .Select(group => new JsonObject
        {
            ["orgId"] = OrgId,
            ["name"] = group.Key.Name,
            ["folder"] = FolderPath(group.Key.FolderUid),
            ["interval"] = new PrometheusDuration(TimeSpan.FromSeconds(group.First().IntervalSeconds)).ToString(),
            ["rules"] = new JsonArray([.. group.Select(Rule)]),
        }));

    public static JsonObject ContactPoints(IEnumerable<ContactPoint> points) => File("contactPoints", points
        .GroupBy(point => point.Name, StringComparer.Ordinal)
        .Select(group => new JsonObject
        {
            ["orgId"] = OrgId,
            ["name"] = group.Key,
            ["receivers"] = new JsonArray([.. group.Select(point => new JsonObject
            {
                ["uid"] = point.Uid,
                ["type"] = point.Type,
                ["settings"] = point.ToAnswer().Settings,
                ["disableResolveMessage"] = point.DisableResolveMessage,
            })]),
        }));

    public static JsonObject Policies(StoredPolicies policies)
    {
        var route = new JsonObject { ["orgId"] = OrgId };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(policies.Tree with { Provenance = null }, PolicyJson.Default.PolicyRoute)!.AsObject())
        {
            route[name] = value?.DeepClone();
        }

        return File("policies", [route]);
    }

    public static JsonObject MuteTimings(IEnumerable<MuteTiming> timings) => File("muteTimes", timings.Select(timing => new JsonObject
    {
        ["orgId"] = OrgId,
        ["name"] = timing.Name,
        ["time_intervals"] = JsonSerializer.SerializeToNode(timing.TimeIntervals ?? [], MuteTimingJson.Default.IReadOnlyListTimeInterval),
    }));

    private static JsonObject File(string kind, IEnumerable<JsonObject> items) => new() { ["apiVersion"] = 1, [kind] = new JsonArray([.. items]) };

    private static JsonObject Rule(StoredRule stored)
    {
        var rule = stored.Definition;
        var (dashboard, panel) = RuleCheck.PanelLink(rule);
        var file = new JsonObject
        {
            ["uid"] = stored.Uid,
            ["title"] = rule.Title,
            ["condition"] = rule.Condition,
            ["data"] = new JsonArray([.. (rule.Data ?? []).Select(Query)]),
        };
        if (dashboard is not null)
        {
            file["dashboardUid"] = dashboard;
            file["panelId"] = panel;
        }

        file["noDataState"] = rule.NoDataState;
        file["execErrState"] = rule.ExecErrState;
        file["for"] = rule.For.ToString();
        if (rule.KeepFiringFor.Value > TimeSpan.Zero)
        {
            file["keepFiringFor"] = rule.KeepFiringFor.ToString();
        }

        if (rule.Annotations is { } annotations)
        {
            file["annotations"] = Texts(annotations);
        }

        if (rule.Labels is { } labels)
        {
            file["labels"] = Texts(labels);
        }

        file["isPaused"] = rule.IsPaused;
        if (rule.MissingSeriesEvalsToResolve is { } evaluations)
        {
            file["missing_series_evals_to_resolve"] = evaluations;
        }

        if (rule.NotificationSettings is { } settings)
        {
            file["notification_settings"] = JsonSerializer.SerializeToNode(settings, RuleJson.Default.NotificationSettings);
        }

        return file;
    }

    private static JsonObject Query(RuleQuery query)
    {
        var file = new JsonObject { ["refId"] = query.RefId };
        if (query.QueryType.Length > 0)
        {
            file["queryType"] = query.QueryType;
        }

        file["relativeTimeRange"] = new JsonObject { ["from"] = (long)query.RelativeTimeRange.From, ["to"] = (long)query.RelativeTimeRange.To };
        file["datasourceUid"] = query.DatasourceUid;
        file["model"] = JsonObject.Create(query.Model);
        return file;
    }

    private static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> texts) => new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private string FolderPath(string uid) => folders.Find(uid) is { } folder
        ? string.Join('/', folders.Ancestors(folder).Append(folder).Select(one => one.Title.Replace("/", "\\/", StringComparison.Ordinal)))
        : uid;
}
