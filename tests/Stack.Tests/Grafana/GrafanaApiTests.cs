using System.Net;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Grafana;

public sealed class GrafanaApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_is_sent_once_however_many_calls_are_made()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect("wrong");

        var calls = Enumerable.Range(0, 20).Select(_ => api.DataSources.ListAsync(Cancellation)).ToList();

        foreach (var call in calls)
        {
            var problem = await Assert.ThrowsAsync<GrafanaException>(() => call);
            Assert.Equal(HttpStatusCode.Unauthorized, problem.Status);
            Assert.Contains("five wrong passwords lock the user", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong\"", problem.Message, StringComparison.Ordinal);
        }
        Assert.Single(grafana.Seen);
    }

    [Fact]
    public async Task A_401_of_the_Prometheus_behind_the_proxy_is_not_taken_for_Grafanas()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        await api.DataSources.ListAsync(Cancellation);
        grafana.Script("GET", "/api/datasources/proxy/uid/prometheus/api/v1/query", new RecordedAnswer(401, new JsonObject { ["error"] = "no" }));

        await Assert.ThrowsAsync<GrafanaException>(() => api.DataSources.ProxyGetAsync("prometheus", "api/v1/query", Cancellation));

        Assert.Empty(await api.DataSources.ListAsync(Cancellation));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Trouble_is_tried_again(int status)
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        var trouble = new RecordedAnswer(status, new JsonObject { ["message"] = "later" });
        grafana.Script("GET", "/api/datasources", trouble, trouble, null);

        Assert.Empty(await api.DataSources.ListAsync(Cancellation));
        Assert.Equal(3, grafana.Seen.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(422)]
    public async Task A_refusal_is_final(int status)
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        grafana.Script("GET", "/api/datasources", new RecordedAnswer(status, new JsonObject { ["message"] = "no" }));

        var problem = await Assert.ThrowsAsync<GrafanaException>(() => api.DataSources.ListAsync(Cancellation));

        Assert.StartsWith($"Grafana: GET /api/datasources answered {status}: no.", problem.Message, StringComparison.Ordinal);
        Assert.Single(grafana.Seen);
    }

    [Fact]
    public async Task Lasting_trouble_ends_after_a_bounded_time()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        var time = new ImpatientTime();
        using var api = new GrafanaApi(grafana.Connection(), time);
        grafana.Script("GET", "/api/datasources", [.. Enumerable.Repeat(new RecordedAnswer(503, null), 50)]);

        var problem = await Assert.ThrowsAsync<GrafanaException>(() => api.DataSources.ListAsync(Cancellation));

        Assert.Contains("answered 503: an empty body. Look into Grafana's log", problem.Message, StringComparison.Ordinal);
        Assert.Equal(7, grafana.Seen.Count);
        Assert.All(time.Waits.Where(wait => wait < TimeSpan.FromSeconds(30)), wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_conflict_of_the_alerting_document_is_tried_again_and_one_with_what_is_stored_is_not()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        var point = new JsonObject { ["uid"] = "x", ["name"] = "x", ["type"] = "webhook", ["settings"] = new JsonObject() };
        grafana.Script("POST", "/api/v1/provisioning/contact-points", new RecordedAnswer(409, new JsonObject { ["message"] = "optimistic locking" }), null);

        await api.Alerting.CreateContactPointAsync(point, Cancellation);
        Assert.Equal(2, grafana.Seen.Count);

        var problem = await Assert.ThrowsAsync<GrafanaException>(() => api.Alerting.CreateContactPointAsync(point, Cancellation));
        Assert.Equal("alerting.notifications.contact-points.uidInUse", problem.Error.Id);
        Assert.True(problem.IsConflict);
        Assert.Equal(3, grafana.Seen.Count);
    }

    [Fact]
    public async Task A_data_source_whose_plugin_is_not_loaded_yet_is_waited_for()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        grafana.Store.DataSources.Add("prometheus", "Prometheus", "prometheus");
        grafana.Script("GET", "/api/datasources/uid/prometheus/health",
            RecordedAnswer.Of("data-sources", "health, unknown type"), RecordedAnswer.Of("data-sources", "health, absent"), RecordedAnswer.Of("data-sources", "health, dead address"), null);

        await api.DataSources.WaitUntilHealthyAsync("prometheus", TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(4, grafana.Seen.Count);
    }

    [Fact]
    public async Task A_data_source_that_stays_dead_is_given_up_with_its_own_words()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        grafana.Script("GET", "/api/datasources/uid/prometheus/health", [.. Enumerable.Repeat(RecordedAnswer.Of("data-sources", "health, dead address"), 500)]);

        var problem = await Assert.ThrowsAsync<StackException>(() => api.DataSources.WaitUntilHealthyAsync("prometheus", TimeSpan.FromSeconds(60), Cancellation));

        Assert.Contains("was not healthy within 60 s: Post \"http://127.0.0.1:18009/api/v1/query\": dial tcp 127.0.0.1:18009: connect: connection refused", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Grafana_that_is_not_there_is_said_to_be_not_there()
    {
        using var api = new GrafanaApi(GrafanaConnection.WithPassword(new Uri($"http://127.0.0.1:{FreePort.Next()}"), "admin", "hush"), new ImpatientTime());

        var problem = await Assert.ThrowsAsync<GrafanaException>(() => api.DataSources.ListAsync(Cancellation));

        Assert.Null(problem.Status);
        Assert.Contains("Is Grafana running there?", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_asked_without_credentials()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect("wrong");

        var health = await api.Health.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);

        Assert.Equal(12, health.Version.Major);
        Assert.Null(Assert.Single(grafana.Seen).Authorization);
    }

    [Fact]
    public async Task A_folder_that_is_there_already_is_fine_in_either_version()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        grafana.Script("POST", "/api/folders", RecordedAnswer.Of("folders", "create again"), new RecordedAnswer(409, new JsonObject { ["message"] = "already exists" }));

        await api.Folders.CreateAsync("x", "X", Cancellation);
        await api.Folders.CreateAsync("x", "X", Cancellation);

        Assert.Equal(2, grafana.Seen.Count);
    }

    [Fact]
    public async Task A_dashboard_in_a_folder_just_made_is_tried_again()
    {
        await using var grafana = await FakeGrafana.StartAsync(Cancellation);
        using var api = grafana.Connect();
        grafana.Store.Dashboards.Folders["x"] = "X";
        grafana.Script("POST", "/api/dashboards/db", new RecordedAnswer(500, new JsonObject { ["message"] = "failed to get folder: access denied to folder" }), null);

        await api.Dashboards.SaveAsync("""{"uid":"d","title":"D"}"""u8.ToArray(), "x", "test", Cancellation);

        Assert.Equal(2, grafana.Seen.Count);
        Assert.Contains("d", grafana.Store.Dashboards.All.Keys);
    }

    [Theory]
    [InlineData("12.4.0", 12, 4)]
    [InlineData("13.3.0-pre.1", 13, 3)]
    [InlineData("v13.0.1+security-01", 13, 0)]
    [InlineData(null, 0, 0)]
    [InlineData("embedded", 0, 0)]
    public void Versions_are_read(string? text, int major, int minor)
    {
        var version = GrafanaVersion.Parse(text);

        Assert.Equal((major, minor, major > 0), (version.Major, version.Minor, version.IsKnown));
    }

    [Fact]
    public void Credentials_in_an_address_move_into_the_header()
    {
        var connection = GrafanaConnection.Parse("https://me:s%3Acret@host/grafana?x=1", "admin", "other");

        Assert.Equal("https://host/grafana/ as user \"me\"", connection.ToString());
        Assert.Equal("me:s:cret", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(connection.Authorization.Parameter!)));
    }
}
