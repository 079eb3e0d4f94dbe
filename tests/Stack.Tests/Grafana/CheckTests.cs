using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

public sealed class CheckTests : IDisposable
{
    private readonly ResourceFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Broken_JSON_is_named_with_line_and_column()
    {
        _files.Write("dashboards/web.json", "{\n  \"uid\": \"web\",\n  \"title\": oops\n}");

        var problem = Assert.Single(await ProblemsAsync());

        Assert.StartsWith("grafana/dashboards/web.json:3:12: no valid JSON: 'o' is an invalid start of a value", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_is_there_twice_is_refused()
    {
        _files.Write("dashboards/web.json", "{\n  \"uid\": \"web\",\n  \"uid\": \"other\"\n}");

        Assert.Contains("uid", Assert.Single(await ProblemsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_dashboards_of_one_uid_name_both_files()
    {
        _files.Write("dashboards/a.json", Examples.Dashboard("web"));
        _files.Write("dashboards/b.json", "{\n" + Examples.Dashboard("web").ToJsonString()[1..]);

        Assert.Equal(["grafana/dashboards/b.json:2:7: the uid \"web\" is taken by grafana/dashboards/a.json already; give one of them another uid ($.uid)"], await TextsAsync());
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_written()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/a.json", "{");
        import.Files.Write("dashboards/b.json", Examples.Dashboard("web", ""));
        import.Files.Write("dashboards/good.json", Examples.Dashboard("good"));
        import.Files.Write("alerting/rules.json", Examples.RuleGroup("web", Spoiled(rule => rule["condition"] = "Z")));
        import.Files.Write("alerting/policy.json", Examples.Policy("nobody"));

        var problem = await Assert.ThrowsAsync<InvalidResourcesException>(() => import.ImportAsync());

        Assert.Equal(["grafana/alerting/policy.json", "grafana/alerting/rules.json", "grafana/dashboards/a.json", "grafana/dashboards/b.json"], problem.Problems.Select(found => found.File));
        Assert.StartsWith("4 problems in the Grafana files; nothing was written to Grafana.\n", problem.Message, StringComparison.Ordinal);
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task Files_are_checked_though_Grafana_is_away()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/a.json", "{");
        await import.Grafana.DisposeAsync();

        await Assert.ThrowsAsync<InvalidResourcesException>(() => import.PlanAsync());
    }

    [Fact]
    public async Task Rows_of_an_old_schema_are_accepted_and_their_panels_checked()
    {
        JsonObject Old(string uid, int secondId) => new()
        {
            ["uid"] = uid,
            ["title"] = uid,
            ["schemaVersion"] = 12,
            ["rows"] = new JsonArray(
                new JsonObject { ["title"] = "One", ["panels"] = new JsonArray(new JsonObject { ["id"] = 1, ["type"] = "graph", ["title"] = "A", ["span"] = 6 }) },
                new JsonObject { ["title"] = "Two", ["panels"] = new JsonArray(new JsonObject { ["id"] = secondId, ["type"] = "graph", ["title"] = "B", ["span"] = 12 }) }),
        };
        _files.Write("dashboards/good.json", Old("good", 2));
        _files.Write("dashboards/bad.json", Old("bad", 1));

        Assert.Equal("grafana/dashboards/bad.json", Assert.Single(await ProblemsAsync(), problem => problem.Message == "panel \"B\" has the id 1 of panel \"A\"").File);
    }

    public static TheoryData<string, string> SpoiledDashboards => new()
    {
        { "no uid", "the dashboard has no \"uid\"" },
        { "bad uid", "the uid \"a/b c\" is not valid" },
        { "long uid", "is not valid: 1 to 40" },
        { "no title", "needs a \"title\"" },
        { "panels a text", "\"panels\" must be a list" },
        { "v2", "schema v2" },
        { "too wide", "does not fit the grid: x=13 y=0 w=12 h=8" },
        { "no height", "does not fit the grid: x=0 y=0 w=12 h=0" },
        { "no gridPos", "needs a \"gridPos\"" },
        { "overlap", "panel \"Other\" lies over panel \"Requests\"" },
        { "same id", "has the id 1 of panel \"Requests\"" },
        { "no id", "needs a whole number as \"id\"" },
        { "library panel", "library panel" },
        { "elements", "library panels are not imported" },
        { "same refId", "2 queries of panel \"Requests\" have the refId \"A\"" },
        { "variable", "names a variable that \"templating\" does not declare" },
        { "input", "names an input that \"__inputs\" does not declare" },
        { "input without value", "the input \"VAR_JOB\" has no \"value\"" },
        { "refresh", "\"refresh\": \"often\" is no duration" },
        { "interval", "minimum interval \"soon\"" },
        { "unknown reference", "expression B refers to Z, and there is no such query" },
        { "circle", "the expressions form a circle: B → C → B" },
        { "array", "a dashboard is a JSON object" },
    };

    [Theory]
    [MemberData(nameof(SpoiledDashboards))]
    public async Task A_dashboard_is_refused(string defect, string words)
    {
        _files.Write("dashboards/web.json", Spoil(Examples.Dashboard("web"), defect));

        var problem = Assert.Single(await ProblemsAsync());

        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Position);
    }

    public static TheoryData<string, string> SpoiledRules => new()
    {
        { "no title", "a rule needs a \"title\"" },
        { "bad uid", "the uid \"a b\" is not valid" },
        { "no condition", "has no \"condition\"" },
        { "condition names nothing", "the condition Z is none of its queries (A, C)" },
        { "no queries", "has no queries" },
        { "refId twice", "two queries have the refId A" },
        { "unknown reference", "expression C refers to Z" },
        { "circle", "the expressions form a circle: C → D → C" },
        { "series into threshold", "works on a query over time; make that query \"instant\": true" },
        { "bad for", "\"for\" is no duration: \"soon\"" },
        { "bad state", "\"noDataState\" is one of Alerting, KeepLast, NoData, OK, not \"Perhaps\"" },
        { "number as label", "labels \"level\" must be a text, not 5; put it in quotes" },
        { "panel without dashboard", "names a panel (__panelId__) without its dashboard" },
        { "unknown dashboard", "links to the dashboard \"nope\", which is none of the files" },
        { "unknown panel", "links to panel 9 of grafana/dashboards/web.json, which has no such panel" },
        { "range", "needs a \"relativeTimeRange\"" },
        { "no data source", "has no \"datasourceUid\"" },
        { "comparison", "unknown comparison \"about\"" },
        { "bounds", "\"within_range\" needs 2 numbers in \"params\", and there is 1" },
        { "reducer", "unknown reducer \"nope\"" },
    };

    [Theory]
    [MemberData(nameof(SpoiledRules))]
    public async Task A_rule_is_refused(string defect, string words)
    {
        _files.Write("dashboards/web.json", Examples.Dashboard("web"));
        _files.Write("alerting/rules.json", Examples.RuleGroup("web", SpoilRule(Examples.Rule("r", "R"), defect)));

        var problem = Assert.Single(await ProblemsAsync());

        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Position);
    }

    [Theory]
    [InlineData("15s")]
    [InlineData("5s")]
    [InlineData("0s")]
    [InlineData("often")]
    [InlineData(null)]
    public async Task An_interval_that_the_scheduler_can_not_keep_is_refused(string? interval)
    {
        var group = Examples.RuleGroup("web", Examples.Rule("r", "R"));
        group["groups"]![0]!["interval"] = interval;
        _files.Write("alerting/rules.json", group);

        Assert.Contains("must be a multiple of 10s", Assert.Single(await ProblemsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uids_and_titles_of_rules_and_names_of_groups_are_unique_over_all_files()
    {
        _files.Write("alerting/a.json", Examples.RuleGroup("web", Examples.Rule("r", "R")));
        _files.Write("alerting/b.json", Examples.RuleGroup("web", Examples.Rule("r", "R")));

        Assert.Equal(
        [
            "the rule group \"web\" of this folder is in grafana/alerting/a.json already; one would wipe the other",
            "the rule uid \"r\" is taken already, in grafana/alerting/a.json",
            "two rules of one folder have the title \"R\"; the other is in grafana/alerting/a.json",
        ], (await ProblemsAsync()).Select(problem => problem.Message).Order());
    }

    [Fact]
    public async Task Contact_points_are_checked()
    {
        var both = Examples.Webhook("both");
        both["receivers"]![0]!["settings"]!["username"] = "u";
        both["receivers"]![0]!["settings"]!["authorization_credentials"] = "c";
        var mail = Examples.Webhook("mail");
        mail["receivers"]![0]!["type"] = "email";
        _files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("ftp", "ftp://host/x"), both, mail, Examples.Webhook("a b")));

        Assert.Equal(
        [
            "the e-mail receiver of \"mail\" has no \"addresses\"",
            "the uid \"a b\" of a receiver of \"a b\" is not valid: 1 to 40 letters, digits, '-' and '_'",
            "the webhook of \"both\" has a username and authorization_credentials; Grafana takes one of them",
            "the webhook of \"ftp\" needs a \"url\" that is an absolute http or https address, not \"ftp://host/x\"",
        ], (await ProblemsAsync()).Select(problem => problem.Message).Order());
    }

    [Fact]
    public async Task A_placeholder_without_value_and_default_is_named()
    {
        _files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("a", "${CORTICO_NOT_SET}")));

        Assert.Contains("the variable CORTICO_NOT_SET is not set", Assert.Single(await ProblemsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_file_in_YAML_is_read_and_its_lines_are_named()
    {
        _files.Write("alerting/rules.yaml", """
            apiVersion: 1
            groups:
              - orgId: 1
                name: web
                folder: Cortico
                interval: 10s
                rules:
                  - uid: r
                    title: R
                    condition: Z
                    for: 1m
                    labels: {severity: critical}
                    data:
                      - refId: A
                        relativeTimeRange: {from: 60, to: 0}
                        datasourceUid: prometheus
                        model: {refId: A, expr: up, instant: true}
            """);

        Assert.Equal(["grafana/alerting/rules.yaml:10:20: rule \"R\": the condition Z is none of its queries (A) ($.groups[0].rules[0].condition)"], await TextsAsync());
    }

    private async Task<IReadOnlyList<ResourceProblem>> ProblemsAsync()
    {
        var problem = await Assert.ThrowsAsync<InvalidResourcesException>(async () => await GrafanaImporter.CheckAsync(await _files.LoadAsync(), null, TestContext.Current.CancellationToken));
        return problem.Problems;
    }

    private async Task<IEnumerable<string>> TextsAsync() => (await ProblemsAsync()).Select(problem => problem.ToString());

    private static JsonObject Spoiled(Action<JsonObject> spoil)
    {
        var rule = Examples.Rule("r", "R");
        spoil(rule);
        return rule;
    }

    private static JsonNode Spoil(JsonObject dashboard, string defect)
    {
        var panels = dashboard["panels"]!.AsArray();
        var panel = panels[0]!.AsObject();
        var targets = panel["targets"]!.AsArray();
        switch (defect)
        {
            case "no uid": dashboard.Remove("uid"); break;
            case "bad uid": dashboard["uid"] = "a/b c"; break;
            case "long uid": dashboard["uid"] = new string('x', 41); break;
            case "no title": dashboard.Remove("title"); break;
            case "panels a text": dashboard["panels"] = "x"; break;
            case "v2": dashboard.Remove("panels"); dashboard["elements"] = new JsonObject(); dashboard["layout"] = new JsonObject(); break;
            case "too wide": panel["gridPos"]!["x"] = 13; break;
            case "no height": panel["gridPos"]!["h"] = 0; break;
            case "no gridPos": panel.Remove("gridPos"); break;
            case "overlap": panels.Add(Examples.Panel(2, "Other", "up", x: 11, y: 7)); break;
            case "same id": panels.Add(Examples.Panel(1, "Other", "up", x: 12)); break;
            case "no id": panel.Remove("id"); break;
            case "library panel": panel["libraryPanel"] = new JsonObject { ["uid"] = "l", ["name"] = "L" }; break;
            case "elements": dashboard["__elements"] = new JsonObject { ["l"] = new JsonObject() }; break;
            case "same refId": targets.Add(targets[0]!.DeepClone()); break;
            case "variable": panel["datasource"]!["uid"] = "${source}"; break;
            case "input": panel["datasource"]!["uid"] = "${DS_PROMETHEUS}"; break;
            case "input without value": dashboard["__inputs"] = new JsonArray(new JsonObject { ["name"] = "VAR_JOB", ["type"] = "constant" }); break;
            case "refresh": dashboard["refresh"] = "often"; break;
            case "interval": panel["interval"] = "soon"; break;
            case "unknown reference": targets.Add(Math("B", "$A + $Z")); break;
            case "circle": targets.Add(Math("B", "$C")); targets.Add(Math("C", "${B} + $A")); break;
            case "array": return new JsonArray();
            default: throw new ArgumentException(defect, nameof(defect));
        }
        return dashboard;
    }

    private static JsonObject SpoilRule(JsonObject rule, string defect)
    {
        var data = rule["data"]!.AsArray();
        var threshold = data[1]!["model"]!;
        switch (defect)
        {
            case "no title": rule["title"] = ""; break;
            case "bad uid": rule["uid"] = "a b"; break;
            case "no condition": rule.Remove("condition"); break;
            case "condition names nothing": rule["condition"] = "Z"; break;
            case "no queries": rule["data"] = new JsonArray(); break;
            case "refId twice": data.Add(data[0]!.DeepClone()); break;
            case "unknown reference": threshold["expression"] = "Z"; break;
            case "circle":
                threshold["expression"] = "D";
                data.Add(new JsonObject { ["refId"] = "D", ["datasourceUid"] = "__expr__", ["model"] = Math("D", "$C") });
                break;
            case "series into threshold": data[0]!["model"]!["instant"] = false; break;
            case "bad for": rule["for"] = "soon"; break;
            case "bad state": rule["noDataState"] = "Perhaps"; break;
            case "number as label": rule["labels"]!["level"] = 5; break;
            case "panel without dashboard": rule["annotations"]!["__panelId__"] = "1"; break;
            case "unknown dashboard": rule["annotations"]!["__dashboardUid__"] = "nope"; break;
            case "unknown panel":
                rule["annotations"]!["__dashboardUid__"] = "web";
                rule["annotations"]!["__panelId__"] = "9";
                break;
            case "range": data[0]!["relativeTimeRange"]!["from"] = 0; break;
            case "no data source": data[0]!.AsObject().Remove("datasourceUid"); break;
            case "comparison": threshold["conditions"]![0]!["evaluator"]!["type"] = "about"; break;
            case "bounds": threshold["conditions"]![0]!["evaluator"]!["type"] = "within_range"; break;
            case "reducer":
                data.Add(new JsonObject { ["refId"] = "B", ["datasourceUid"] = "__expr__", ["model"] = new JsonObject { ["type"] = "reduce", ["expression"] = "A", ["reducer"] = "nope" } });
                break;
            default: throw new ArgumentException(defect, nameof(defect));
        }
        return rule;
    }

    private static JsonObject Math(string refId, string expression) => new()
    {
        ["refId"] = refId,
        ["type"] = "math",
        ["expression"] = expression,
        ["datasource"] = new JsonObject { ["type"] = "__expr__", ["uid"] = "__expr__" },
    };
}
