using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>One alert rule. Grafana stores one without a condition, or with a query on nothing, and fails at each evaluation.</summary>
internal sealed partial class RuleChecks(JsonObject rule, SourceFile file, ProblemList problems)
{
    private const int TitleLimit = 190;
    private static readonly ImmutableHashSet<string> NoDataStates = ["NoData", "Alerting", "OK", "KeepLast"];
    private static readonly ImmutableHashSet<string> ErrorStates = ["Error", "Alerting", "OK", "KeepLast"];

    private string Name => $"rule \"{rule.Text("title")}\"";

    public void Check(GrafanaResources resources)
    {
        if (rule.Text("title") is not { Length: > 0 and <= TitleLimit }) Report(rule["title"], $"a rule needs a \"title\" of 1 to {TitleLimit} characters");
        if (rule.Text("uid") is { } uid && !Uid.IsValid(uid)) Report(rule["uid"], $"{Name}: the uid \"{uid}\" is not valid: 1 to {Uid.Limit} letters, digits, '-' and '_'");
        CheckQueries();
        foreach (var member in new[] { "for", "keep_firing_for", "keepFiringFor" })
            if (rule[member] is { } value && !PromDuration.TryParse(value.AsText(), out _)) Report(value, $"{Name}: \"{member}\" is no duration: {value.ToJsonString()}; write for example \"1m\"");
        CheckState("noDataState", NoDataStates);
        CheckState("execErrState", ErrorStates);
        CheckTexts("labels", mustBeLabelNames: true);
        CheckTexts("annotations", mustBeLabelNames: false);
        CheckPanel(resources);
    }

    private void CheckQueries()
    {
        var queries = rule.Items("data").ToList();
        if (queries.Count == 0)
        {
            Report(rule["data"], $"{Name} has no queries in \"data\"");
            return;
        }
        foreach (var same in queries.GroupBy(RefId).Where(same => same.Key.Length == 0 || same.Skip(1).Any()))
            Report(same.Last(), same.Key.Length == 0 ? $"{Name}: a query has no \"refId\"" : $"{Name}: two queries have the refId {same.Key}");
        var graph = new ExpressionGraph(queries.Select(query => (RefId(query), query.Child("model") ?? [], IsExpression(query))));
        foreach (var query in queries) CheckQuery(query, graph);
        ExpressionChecks.CheckCircle(graph, rule["data"]!, file, problems);
        CheckCondition(graph);
    }

    private void CheckQuery(JsonObject query, ExpressionGraph graph)
    {
        if (query.Child("model") is not { } model)
        {
            Report(query, $"{Name}: query {RefId(query)} has no \"model\"");
            return;
        }
        if (string.IsNullOrEmpty(query.Text("datasourceUid"))) Report(query, $"{Name}: query {RefId(query)} has no \"datasourceUid\"");
        if (IsExpression(query))
        {
            ExpressionChecks.Check(model, RefId(query), graph, file, problems);
            return;
        }
        var range = query.Child("relativeTimeRange");
        if ((range.Whole("from") ?? 0) <= (range.Whole("to") ?? 0))
            Report((JsonNode?)range ?? query, $"{Name}: query {RefId(query)} needs a \"relativeTimeRange\" in seconds back from now whose \"from\" is greater than \"to\", such as 600 and 0");
    }

    private void CheckCondition(ExpressionGraph graph)
    {
        if (rule.Child("record") is not null) return;
        var condition = rule.Text("condition") ?? "";
        if (!graph.Contains(condition))
            Report(rule["condition"], condition.Length == 0 ? $"{Name} has no \"condition\": the refId that decides" : $"{Name}: the condition {condition} is none of its queries ({string.Join(", ", graph.References.Keys)})");
        else if (graph.FindCircle().IsEmpty && graph.IsSeries(condition))
            Report(rule["condition"], $"{Name}: the condition {condition} works on a query over time; make that query \"instant\": true, or put an expression of type reduce in between");
    }

    private void CheckState(string member, ImmutableHashSet<string> known)
    {
        if (rule[member] is { } state && !known.Contains(state.AsText() ?? "")) Report(state, $"{Name}: \"{member}\" is one of {string.Join(", ", known.Order())}, not {state.ToJsonString()}");
    }

    private void CheckTexts(string member, bool mustBeLabelNames)
    {
        if (rule[member] is not (null or JsonObject)) Report(rule[member], $"{Name}: \"{member}\" must be an object of texts");
        foreach (var (name, value) in rule.Child(member) ?? [])
        {
            if (value.AsText() is null) Report(value ?? rule[member], $"{Name}: {member} \"{name}\" must be a text, not {value?.ToJsonString() ?? "null"}; put it in quotes");
            if (mustBeLabelNames && !LabelName().IsMatch(name)) Report(value ?? rule[member], $"{Name}: \"{name}\" is no valid label name");
        }
    }

    private void CheckPanel(GrafanaResources resources)
    {
        var annotations = RuleNormaliser.ToApi(rule, references: null).Child("annotations");
        var (dashboard, panel) = (annotations.Text(RuleNormaliser.DashboardUid), annotations.Text(RuleNormaliser.PanelId));
        var at = rule.Child("annotations")?[RuleNormaliser.DashboardUid] ?? rule["dashboardUid"] ?? rule["annotations"];
        if (panel is not null && dashboard is null) Report(at, $"{Name} names a panel ({RuleNormaliser.PanelId}) without its dashboard ({RuleNormaliser.DashboardUid})");
        if (dashboard is null) return;
        var target = resources.Dashboards.FirstOrDefault(candidate => candidate.Uid == dashboard);
        if (target is null) Report(at, $"{Name} links to the dashboard \"{dashboard}\", which is none of the files");
        else if (panel is not null && !(long.TryParse(panel, out var id) && target.PanelIds.Contains(id))) Report(at, $"{Name} links to panel {panel} of {target.Source}, which has no such panel");
    }

    private void Report(JsonNode? at, string message) => problems.Add(file, at ?? rule, message);

    private static string RefId(JsonObject query) => query.Text("refId") ?? "";

    private static bool IsExpression(JsonObject query) => ExpressionGraph.IsExpression(query.Text("datasourceUid"));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex LabelName();
}
