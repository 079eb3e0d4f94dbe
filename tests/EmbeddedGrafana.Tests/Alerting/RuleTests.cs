using System.Text.Json;
using System.Text.Json.Nodes;
using static Cortico.EmbeddedGrafana.Tests.Alerting.ProvisioningClient;

namespace Cortico.EmbeddedGrafana.Tests.Alerting;

public sealed class RuleTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private readonly ProvisioningClient _api = new(grafana);
    private readonly string _uid = "r-" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task A_group_survives_a_restart()
    {
        await using var own = await TestGrafana.StartAsync();
        var api = new ProvisioningClient(own);
        var folder = await api.AddFolderAsync();
        await api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));
        var (_, before) = await api.GetAsync($"folder/{folder}/rule-groups/web");
        await own.RestartAsync(TestContext.Current.CancellationToken);

        var (status, after) = await api.GetAsync($"folder/{folder}/rule-groups/web");

        Assert.Equal(200, status);
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task A_query_is_stored_with_interval_and_width_and_a_duration_in_its_shortest_form()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));

        var (_, rule) = await _api.GetAsync("alert-rules/" + _uid);

        Assert.Equal("1m", rule.GetProperty("for").GetString());
        Assert.Equal("""{"expr":"up","intervalMs":1000,"maxDataPoints":43200,"refId":"A"}""", rule.GetProperty("data")[0].GetProperty("model").GetRawText());
    }

    [Fact]
    public async Task Putting_the_same_group_again_changes_nothing()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));
        var (_, before) = await _api.GetAsync("alert-rules/" + _uid);

        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)), provenance: true);

        var (_, after) = await _api.GetAsync("alert-rules/" + _uid);
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task Rules_keep_the_order_of_the_group()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid + "c"), Rule(_uid + "a"), Rule(_uid + "b")));
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid + "b"), Rule(_uid + "c"), Rule(_uid + "a")));

        var (_, group) = await _api.GetAsync($"folder/{folder}/rule-groups/web");

        Assert.Equal([_uid + "b", _uid + "c", _uid + "a"], group.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("uid").GetString()));
    }

    [Fact]
    public async Task What_an_update_leaves_empty_stays_as_it_was()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid, "Title")));
        var bare = Rule(_uid, "");
        bare["condition"] = "";
        bare.Remove("noDataState");
        bare["data"]![0]!["model"]!["expr"] = "down";

        var (status, _) = await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(bare));

        var (_, rule) = await _api.GetAsync("alert-rules/" + _uid);
        Assert.Equal(200, status);
        Assert.Equal(("Title", "A", "NoData"), (rule.GetProperty("title").GetString(), rule.GetProperty("condition").GetString(), rule.GetProperty("noDataState").GetString()));
        Assert.Equal("up", rule.GetProperty("data")[0].GetProperty("model").GetProperty("expr").GetString());
    }

    [Theory]
    [InlineData("title", "\"\"", "failed to insert alert rules: invalid alert rule: title is empty")]
    [InlineData("data", "[]", "failed to insert alert rules: invalid alert rule: no queries or expressions are found")]
    [InlineData("noDataState", "\"Perhaps\"", "failed to insert alert rules: invalid alert rule: unknown NoData state option Perhaps")]
    [InlineData("execErrState", "\"Perhaps\"", "failed to insert alert rules: invalid alert rule: unknown Error state option Perhaps")]
    [InlineData("labels", """{"__grafana_receiver__": "x"}""", "failed to insert alert rules: invalid alert rule: system reserved label __grafana_receiver__ cannot be defined")]
    [InlineData("annotations", """{"__panelId__": "1"}""", "invalid alert rule: both annotations __dashboardUid__ and __panelId__ must be specified")]
    [InlineData("annotations", """{"__dashboardUid__": "d", "__panelId__": "x"}""", "invalid alert rule: annotation __panelId__ must be a valid integer Panel ID")]
    [InlineData("uid", "\"a-uid-that-is-longer-than-forty-characters\"", "invalid alert rule: cannot create rule with UID \"a-uid-that-is-longer-than-forty-characters\": UID is longer than 40 symbols")]
    [InlineData("notification_settings", """{"receiver": "nope", "mute_time_intervals": ["never"]}""", "invalid alert rule\nreceiver nope does not exist\ntime interval never does not exist")]
    [InlineData("labels", """{"a": 1}""", "bad request data")]
    [InlineData("for", "60", "bad request data")]
    [InlineData("for", "\"-5s\"", "bad request data")]
    public async Task A_new_rule_is_checked_as_Grafana_checks_it(string member, string value, string message)
    {
        var folder = await _api.AddFolderAsync();
        var rule = Rule(_uid);
        rule[member] = JsonNode.Parse(value);

        var (status, body) = await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(rule));

        Assert.Equal((400, message), (status, body.GetProperty("message").GetString()));
        Assert.Equal(404, (await _api.GetAsync($"folder/{folder}/rule-groups/web")).Status);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(-10, "-10s")]
    [InlineData(95, "1m35s")]
    public async Task An_interval_that_ten_seconds_do_not_divide_is_refused(int interval, string text)
    {
        var folder = await _api.AddFolderAsync();
        var group = Group(Rule(_uid));
        group["interval"] = interval;

        var (status, body) = await _api.PutAsync($"folder/{folder}/rule-groups/web", group);

        Assert.Equal((400, $"invalid alert rule: interval ({text}) should be non-zero and divided exactly by scheduler interval: 10"), (status, body.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_refused_group_leaves_the_stored_one_alone()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid + "a"), Rule(_uid + "b")));
        var bad = Rule(_uid + "c");
        bad["execErrState"] = "Perhaps";

        var (status, _) = await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid + "a", "Changed"), bad));

        var (_, group) = await _api.GetAsync($"folder/{folder}/rule-groups/web");
        Assert.Equal(400, status);
        Assert.Equal(["Rule", "Rule"], group.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Without_rules_a_group_changes_its_interval_only()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));

        await _api.PutAsync($"folder/{folder}/rule-groups/web", new JsonObject { ["interval"] = 30 });

        var (_, group) = await _api.GetAsync($"folder/{folder}/rule-groups/web");
        Assert.Equal((30, 1), (group.GetProperty("interval").GetInt32(), group.GetProperty("rules").GetArrayLength()));
    }

    [Fact]
    public async Task A_rule_moves_to_the_group_that_names_it()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/one", Group(Rule(_uid)));
        await _api.PutAsync($"folder/{folder}/rule-groups/two", Group(Rule(_uid)));

        Assert.Equal(404, (await _api.GetAsync($"folder/{folder}/rule-groups/one")).Status);
        Assert.Equal("two", (await _api.GetAsync("alert-rules/" + _uid)).Body.GetProperty("ruleGroup").GetString());
    }

    [Fact]
    public async Task A_new_rule_twice_in_a_group_is_a_conflict()
    {
        var folder = await _api.AddFolderAsync();

        var (status, body) = await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid), Rule(_uid)));

        Assert.Equal((409, "alerting.alert-rule.conflict"), (status, body.GetProperty("messageId").GetString()));
    }

    [Fact]
    public async Task A_single_rule_is_added_changed_and_deleted()
    {
        var folder = await _api.AddFolderAsync();
        var rule = Rule(_uid);
        rule["folderUID"] = folder;
        rule["ruleGroup"] = "single";

        Assert.Equal(201, (await _api.PostAsync("alert-rules", rule.DeepClone())).Status);
        Assert.Equal(409, (await _api.PostAsync("alert-rules", rule.DeepClone())).Status);
        Assert.Equal(60, (await _api.GetAsync($"folder/{folder}/rule-groups/single")).Body.GetProperty("interval").GetInt32());
        rule["title"] = "Other";
        Assert.Equal("Other", (await _api.PutAsync("alert-rules/" + _uid, rule.DeepClone())).Body.GetProperty("title").GetString());
        rule["title"] = "";
        Assert.Equal(400, (await _api.PutAsync("alert-rules/" + _uid, rule.DeepClone())).Status);
        Assert.Equal(204, (await _api.DeleteAsync("alert-rules/" + _uid)).Status);
        Assert.Equal(404, (await _api.PutAsync("alert-rules/" + _uid, rule.DeepClone())).Status);
        Assert.Equal(204, (await _api.DeleteAsync("alert-rules/" + _uid)).Status);
    }

    [Fact]
    public async Task Provenance_of_a_single_rule_is_not_changed_by_the_way()
    {
        var folder = await _api.AddFolderAsync();
        var rule = Rule(_uid);
        rule["folderUID"] = folder;
        rule["ruleGroup"] = "single";
        await _api.PostAsync("alert-rules", rule.DeepClone(), provenance: true);
        rule["title"] = "Other";

        var (status, body) = await _api.PutAsync("alert-rules/" + _uid, rule.DeepClone());

        Assert.Equal((409, "alerting.provenanceMismatch"), (status, body.GetProperty("messageId").GetString()));
        Assert.Equal(409, (await _api.DeleteAsync("alert-rules/" + _uid)).Status);
        Assert.Equal("api", (await _api.GetAsync("alert-rules/" + _uid)).Body.GetProperty("provenance").GetString());
    }

    [Fact]
    public async Task Null_stands_for_what_is_left_out()
    {
        var folder = await _api.AddFolderAsync();
        var rule = Rule(_uid);
        foreach (var member in new[] { "id", "orgID", "folderUID", "ruleGroup", "isPaused", "annotations", "labels", "notification_settings", "record", "provenance", "updated" })
        {
            rule[member] = null;
        }

        var (status, body) = await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(rule));

        Assert.Equal((200, 0), (status, body.GetProperty("rules")[0].GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task A_recording_rule_is_not_taken()
    {
        var folder = await _api.AddFolderAsync();
        var rule = Rule(_uid);
        rule["record"] = new JsonObject { ["metric"] = "m", ["from"] = "A" };

        Assert.Equal(501, (await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(rule))).Status);
    }

    [Fact]
    public async Task A_folder_with_rules_is_deleted_only_by_force()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));

        Assert.Equal(400, (await grafana.SendAsync(HttpMethod.Delete, "/api/folders/" + folder, cancellation: TestContext.Current.CancellationToken)).Status);
        Assert.Equal(200, (await grafana.SendAsync(HttpMethod.Delete, $"/api/folders/{folder}?forceDeleteRules=true", cancellation: TestContext.Current.CancellationToken)).Status);
        Assert.Equal(404, (await _api.GetAsync("alert-rules/" + _uid)).Status);
    }

    [Fact]
    public async Task A_group_is_exported_as_a_file_for_provisioning()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(Rule(_uid)));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(grafana.Address, $"/api/v1/provisioning/alert-rules/export?folderUid={folder}&download=true"));

        using var answer = await grafana.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("attachment;filename=export.yaml", answer.Content.Headers.ContentDisposition?.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.StartsWith($"apiVersion: 1\ngroups:\n- orgId: 1\n  name: web\n  folder: Folder {folder}\n  interval: 10s\n  rules:\n  - uid: {_uid}\n    title: Rule\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/ruler/grafana/api/v1/rules")]
    public async Task A_state_that_is_not_known_is_not_made_up(string path)
    {
        var (status, body) = await grafana.SendAsync(HttpMethod.Get, path, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((501, JsonValueKind.String), (status, body.GetProperty("message").ValueKind));
    }
}
