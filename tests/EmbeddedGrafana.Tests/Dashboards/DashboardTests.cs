using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Tests.Dashboards;

public sealed class DashboardTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_reads_back_as_it_was_sent_but_for_id_and_version()
    {
        const string Model = """
            {"uid": "exact", "title": "Grüße <b>&amp;", "panels": [{"id": 1, "max": 1.0, "min": 1e-3, "big": 12345678901234567890, "nothing": null, "empty": {}, "list": [[], [1]]}],
             "unknown": {"deep": [true, false, "\u0007 \"quoted\" \\ 🚀"]}, "schemaVersion": 41, "id": null, "version": 77}
            """;
        await SaveAsync($$"""{"dashboard": {{Model}}, "overwrite": true}""");

        var read = (await ReadAsync("exact")).GetProperty("dashboard");

        foreach (var member in JsonElement.Parse(Model).EnumerateObject().Where(member => member.Name is not ("id" or "version")))
        {
            Assert.Equal(Plain(member.Value), Plain(read.GetProperty(member.Name)));
        }

        Assert.Equal(1, read.GetProperty("version").GetInt32());
        Assert.True(read.GetProperty("id").GetInt64() > int.MaxValue);
    }

    [Fact]
    public async Task The_same_content_in_another_order_keeps_the_version()
    {
        await SaveAsync("""{"dashboard": {"uid": "order", "title": "Order", "panels": [{"id": 1, "type": "text"}]}, "overwrite": true}""");
        var (_, second) = await SaveAsync("""{"dashboard": {"panels": [{"type": "text", "id": 1}], "title": "Order", "uid": "order"}, "overwrite": true}""");

        Assert.Equal(1, second.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Without_a_folder_a_save_moves_the_dashboard_to_the_root()
    {
        await grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"uid": "mover", "title": "Mover"}""", Cancellation);
        await SaveAsync("""{"dashboard": {"uid": "moved", "title": "Moved"}, "folderUid": "mover", "overwrite": true}""");
        Assert.Equal("Mover", (await ReadAsync("moved")).GetProperty("meta").GetProperty("folderTitle").GetString());

        var (_, saved) = await SaveAsync("""{"dashboard": {"uid": "moved", "title": "Moved"}, "overwrite": true}""");

        Assert.Equal(2, saved.GetProperty("version").GetInt32());
        var meta = (await ReadAsync("moved")).GetProperty("meta");
        Assert.Equal("", meta.GetProperty("folderUid").GetString());
        Assert.Equal(0, meta.GetProperty("folderId").GetInt64());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var (status, body) = await SaveAsync("""{"dashboard": {"uid": "nowhere", "title": "x"}, "folderUid": "absent", "overwrite": true}""");

        Assert.Equal(400, status);
        Assert.Equal("folder not found", body.GetProperty("message").GetString());
        Assert.Equal(404, (await grafana.SendAsync(HttpMethod.Get, "/api/dashboards/uid/nowhere", cancellation: Cancellation)).Status);
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_uid_is_refused()
    {
        var (_, saved) = await SaveAsync("""{"dashboard": {"uid": "owner", "title": "x"}, "overwrite": true}""");

        var (status, body) = await SaveAsync($$"""{"dashboard": {"id": {{saved.GetProperty("id")}}, "uid": "other", "title": "x"}, "overwrite": true}""");

        Assert.Equal(400, status);
        Assert.Equal("A dashboard with the same uid already exists", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Of_two_that_save_the_same_version_one_is_refused()
    {
        await SaveAsync("""{"dashboard": {"uid": "race", "title": "x"}, "overwrite": true}""");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
            (await SaveAsync($$"""{"dashboard": {"uid": "race", "title": "x {{number}}", "version": 1} }""")).Status));

        Assert.Single(statuses, 200);
        Assert.Equal(7, statuses.Count(status => status == 412));
    }

    [Fact]
    public async Task Earlier_versions_are_listed_and_come_back()
    {
        foreach (var title in (string[])["one", "two", "three"])
        {
            await SaveAsync($$"""{"dashboard": {"uid": "history", "title": "{{title}}"}, "overwrite": true, "message": "now {{title}}"}""");
        }

        var (_, page) = await grafana.SendAsync(HttpMethod.Get, "/api/dashboards/uid/history/versions", cancellation: Cancellation);
        Assert.Equal(["3 now three", "2 now two", "1 now one"], page.GetProperty("versions").EnumerateArray().Select(version => $"{version.GetProperty("version")} {version.GetProperty("message")}"));

        var (status, restored) = await grafana.SendAsync(HttpMethod.Post, "/api/dashboards/uid/history/restore", """{"version": 1}""", Cancellation);
        Assert.Equal(200, status);
        Assert.Equal(4, restored.GetProperty("version").GetInt32());
        Assert.Equal("one", (await ReadAsync("history")).GetProperty("dashboard").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Twenty_versions_are_kept()
    {
        for (var number = 1; number <= 25; number++)
        {
            await SaveAsync($$"""{"dashboard": {"uid": "many", "title": "{{number}}"}, "overwrite": true}""");
        }

        var (_, page) = await grafana.SendAsync(HttpMethod.Get, "/api/dashboards/uid/many/versions", cancellation: Cancellation);

        Assert.Equal(Enumerable.Range(6, 20).Reverse(), page.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task An_import_puts_values_in_the_place_of_its_inputs()
    {
        await grafana.SendAsync(HttpMethod.Post, "/api/dashboards/import",
            """
            {"dashboard": {"id": 5, "version": 9, "uid": "imported", "title": "${VAR_NAME} of ${OTHER}", "__inputs": [{"name": "DS", "type": "datasource", "pluginId": "prometheus"},
              {"name": "VAR_NAME", "type": "constant", "value": "x"}, {"name": "DS_EXPR", "type": "datasource", "pluginId": "__expr__"}], "__requires": [], "__elements": {},
              "panels": [{"datasource": {"uid": "${DS}"}, "targets": [{"datasource": {"uid": "${DS_EXPR}"}, "number": 1.50}]}]},
             "inputs": [{"name": "*", "type": "datasource", "pluginId": "prometheus", "value": "mine"}, {"name": "VAR_NAME", "type": "constant", "value": "CPU"}], "overwrite": true}
            """, Cancellation);

        var dashboard = (await ReadAsync("imported")).GetProperty("dashboard");
        Assert.Equal("CPU of ${OTHER}", dashboard.GetProperty("title").GetString());
        Assert.Equal("""[{"datasource":{"uid":"mine"},"targets":[{"datasource":{"uid":"mine"},"number":1.50}]}]""", dashboard.GetProperty("panels").GetRawText());
        Assert.False(dashboard.TryGetProperty("__inputs", out _));
    }

    [Fact]
    public async Task Annotations_go_with_their_dashboard()
    {
        await SaveAsync("""{"dashboard": {"uid": "noted", "title": "x"}, "overwrite": true}""");
        await grafana.SendAsync(HttpMethod.Post, "/api/annotations", """{"dashboardUID": "noted", "text": "x"}""", Cancellation);

        await grafana.SendAsync(HttpMethod.Delete, "/api/dashboards/uid/noted", cancellation: Cancellation);

        Assert.Equal(0, (await grafana.SendAsync(HttpMethod.Get, "/api/annotations?dashboardUID=noted", cancellation: Cancellation)).Body.GetArrayLength());
    }

    private static string Plain(JsonElement json) => JsonSerializer.Serialize(json);

    private Task<(int Status, JsonElement Body)> SaveAsync(string body) => grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", body, Cancellation);

    private async Task<JsonElement> ReadAsync(string uid) => (await grafana.SendAsync(HttpMethod.Get, "/api/dashboards/uid/" + uid, cancellation: Cancellation)).Body;
}
