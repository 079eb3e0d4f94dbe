using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>What Grafana would accept and then show as an empty or broken dashboard.</summary>
internal static class DashboardChecks
{
    private const int TitleLimit = 5000;

    /// <summary>Over all files: a uid is one dashboard.</summary>
    public static void CheckUids(IEnumerable<DashboardFile> dashboards, ProblemList problems)
    {
        foreach (var same in dashboards.Where(dashboard => dashboard.Uid.Length > 0).GroupBy(dashboard => dashboard.Uid).Where(same => same.Skip(1).Any()))
            foreach (var later in same.Skip(1))
                problems.Add(later.Source, later.Model()["uid"]!, $"the uid \"{same.Key}\" is taken by {same.First().Source} already; give one of them another uid");
    }

    public static void Check(DashboardFile dashboard, JsonObject model, ProblemList problems)
    {
        var file = dashboard.Source;
        CheckIdentity(model, file, problems);
        var panels = model.List("panels") ?? (Panels.IsOfOldRows(model) ? new JsonArray() : null);
        if (panels is null)
        {
            problems.Add(file, model["panels"] ?? model, "\"panels\" must be a list");
            return;
        }
        foreach (var odd in panels.Where(panel => panel is not JsonObject)) problems.Add(file, odd ?? panels, "a panel is a JSON object");
        if (model.Child("__elements") is { Count: > 0 } elements) problems.Add(file, elements, "library panels are not imported; unlink them in Grafana and export again");
        GridChecks.Check(model, file, problems);
        CheckPanels(model, file, problems);
        CheckVariables(model, file, problems);
        CheckTimes(model, file, problems);
    }

    private static void CheckIdentity(JsonObject model, SourceFile file, ProblemList problems)
    {
        if (model.Text("uid") is not { Length: > 0 } uid) problems.Add(file, model["uid"] ?? model, "the dashboard has no \"uid\"; without a fixed one each import would make another dashboard");
        else if (!Uid.IsValid(uid)) problems.Add(file, model["uid"]!, $"the uid \"{uid}\" is not valid: 1 to {Uid.Limit} letters, digits, '-' and '_'");
        if (model.Text("title") is not { Length: > 0 and <= TitleLimit }) problems.Add(file, model["title"] ?? model, $"the dashboard needs a \"title\" of 1 to {TitleLimit} characters");
    }

    private static void CheckPanels(JsonObject model, SourceFile file, ProblemList problems)
    {
        var ids = new Dictionary<long, JsonObject>();
        foreach (var panel in Panels.All(model))
        {
            if (string.IsNullOrEmpty(panel.Text("type"))) problems.Add(file, panel, $"panel {Panels.NameOf(panel)} has no \"type\"");
            if (panel.Child("libraryPanel") is { } library) problems.Add(file, library, $"panel {Panels.NameOf(panel)} is a library panel, which is not imported; unlink it in Grafana and export again");
            if (panel.Whole("id") is not { } id) problems.Add(file, panel["id"] ?? panel, $"panel {Panels.NameOf(panel)} needs a whole number as \"id\": alerts and annotations refer to it");
            else if (!ids.TryAdd(id, panel)) problems.Add(file, panel["id"]!, $"panel {Panels.NameOf(panel)} has the id {id} of panel {Panels.NameOf(ids[id])}");
            CheckQueries(panel, file, problems);
        }
    }

    private static void CheckQueries(JsonObject panel, SourceFile file, ProblemList problems)
    {
        if (panel["targets"] is not null && panel.List("targets") is null) problems.Add(file, panel["targets"]!, $"\"targets\" of panel {Panels.NameOf(panel)} must be a list");
        var queries = panel.Items("targets").ToList();
        foreach (var same in queries.GroupBy(query => query.Text("refId") ?? "").Where(same => same.Skip(1).Any()))
            problems.Add(file, same.Last(), $"{same.Count()} queries of panel {Panels.NameOf(panel)} have the refId \"{same.Key}\"");
        var graph = new ExpressionGraph(queries.Select(query => (query.Text("refId") ?? "", query, IsExpression(query))));
        foreach (var query in queries.Where(IsExpression)) ExpressionChecks.Check(query, query.Text("refId") ?? "", graph, file, problems);
        ExpressionChecks.CheckCircle(graph, panel, file, problems);
    }

    private static bool IsExpression(JsonObject query) => ExpressionGraph.IsExpression(query.Child("datasource").Text("uid") ?? query.Text("datasource"));

    private static void CheckVariables(JsonObject model, SourceFile file, ProblemList problems)
    {
        var variables = model.Child("templating").Items("list").ToList();
        foreach (var same in variables.GroupBy(variable => variable.Text("name") ?? "").Where(same => same.Key.Length == 0 || same.Skip(1).Any()))
            problems.Add(file, same.Last(), same.Key.Length == 0 ? "a variable needs a \"name\"" : $"two variables have the name \"{same.Key}\"");
        var known = variables.Select(variable => variable.Text("name")).Concat(model.Items("__inputs").Select(input => input.Text("name"))).ToHashSet(StringComparer.Ordinal);
        foreach (var owner in Panels.All(model).SelectMany(panel => panel.Items("targets").Prepend(panel)))
        {
            var uid = owner.Child("datasource").Text("uid") ?? owner.Text("datasource") ?? "";
            Variables.Interpolation.Replace(uid, use =>
            {
                if (!known.Contains(use.Name) && !use.Name.StartsWith("__", StringComparison.Ordinal))
                    problems.Add(file, owner["datasource"]!, $"the data source \"{uid}\" names {(use.Name.StartsWith("DS_", StringComparison.Ordinal) ? "an input that \"__inputs\" does" : "a variable that \"templating\" does")} not declare");
                return null;
            });
        }
    }

    private static void CheckTimes(JsonObject model, SourceFile file, ProblemList problems)
    {
        if (model.Text("refresh") is { Length: > 0 } refresh && refresh != "auto" && !PromDuration.TryParse(refresh, out _))
            problems.Add(file, model["refresh"]!, $"\"refresh\": \"{refresh}\" is no duration; write for example \"5s\", or \"\" for none");
        foreach (var panel in Panels.All(model))
            if (panel.Text("interval") is { Length: > 0 } interval && !interval.Contains('$', StringComparison.Ordinal) && !PromDuration.TryParse(interval.TrimStart('>').Trim(), out _))
                problems.Add(file, panel["interval"]!, $"the minimum interval \"{interval}\" of panel {Panels.NameOf(panel)} is no duration; write for example \"10s\"");
    }
}
