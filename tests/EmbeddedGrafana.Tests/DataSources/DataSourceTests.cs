using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Tests.Query;
using Microsoft.AspNetCore.Http;

namespace Cortico.EmbeddedGrafana.Tests.DataSources;

public sealed class DataSourceTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_go_to_the_server_behind_and_never_back_to_a_client()
    {
        var seen = new List<string>();
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            seen.Add($"{context.Request.Headers.Authorization} {context.Request.Headers["X-Tenant"]}");
            return context.Response.WriteAsync(FakePrometheus.OneVector, context.RequestAborted);
        }, Cancellation);
        var body = $$"""
            {"name": "secret", "uid": "secret", "type": "prometheus", "url": "{{prometheus.Url}}", "basicAuth": true, "basicAuthUser": "u", "jsonData": {"httpHeaderName1": "X-Tenant"},
             "secureJsonData": {"basicAuthPassword": "hidden-1", "httpHeaderValue1": "hidden-2"} }
            """;

        var answers = new StringBuilder();
        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)
            [(HttpMethod.Post, "/api/datasources"), (HttpMethod.Put, "/api/datasources/uid/secret"), (HttpMethod.Get, "/api/datasources/uid/secret"), (HttpMethod.Get, "/api/datasources")])
        {
            answers.Append((await grafana.SendAsync(method, path, method == HttpMethod.Get ? null : body, Cancellation)).Body.GetRawText());
        }

        await grafana.SendAsync(HttpMethod.Get, "/api/datasources/uid/secret/health", cancellation: Cancellation);
        Assert.DoesNotContain("hidden", answers.ToString(), StringComparison.Ordinal);
        Assert.Contains("""{"basicAuthPassword":true,"httpHeaderValue1":true}""", answers.ToString(), StringComparison.Ordinal);
        Assert.All(seen, header => Assert.Equal($"Basic {Convert.ToBase64String("u:hidden-1"u8)} hidden-2", header));
        Assert.NotEmpty(seen);
    }

    [Fact]
    public async Task An_update_keeps_secrets_left_out_and_drops_those_sent_empty()
    {
        await CreateAsync("keeper", """ "secureJsonData": {"basicAuthPassword": "p", "other": "q"} """);

        var (_, kept) = await UpdateAsync("keeper", "");
        Assert.Equal("""{"basicAuthPassword":true,"other":true}""", Secrets(kept));

        var (_, dropped) = await UpdateAsync("keeper", """, "secureJsonData": {"other": ""}""");
        Assert.Equal("""{"basicAuthPassword":true}""", Secrets(dropped));
    }

    [Fact]
    public async Task A_new_default_takes_the_place_of_the_former()
    {
        await CreateAsync("first", """ "isDefault": true """);
        await CreateAsync("second", """ "isDefault": true """);

        var (_, all) = await grafana.SendAsync(HttpMethod.Get, "/api/datasources", cancellation: Cancellation);
        Assert.Equal("second", all.EnumerateArray().Single(source => source.GetProperty("isDefault").GetBoolean()).GetProperty("uid").GetString());
    }

    [Fact]
    public async Task A_uid_that_is_taken_and_an_old_version_are_refused()
    {
        await CreateAsync("taken", """ "jsonData": {} """);

        var (status, body) = await grafana.SendAsync(HttpMethod.Post, "/api/datasources", """{"name": "another name", "uid": "taken", "type": "prometheus"}""", Cancellation);
        Assert.Equal("409 data source with the same uid already exists", $"{status} {body.GetProperty("message")}");

        Assert.Equal(200, (await UpdateAsync("taken", """, "version": 5""")).Status);
        Assert.Equal(409, (await UpdateAsync("taken", """, "version": 4""")).Status);
    }

    [Fact]
    public async Task A_server_that_is_no_Prometheus_is_said_to_be_none()
    {
        await using var other = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync("what?", context.RequestAborted);
        }, Cancellation);
        await CreateAsync("other", $$""" "url": "{{other.Url}}" """);

        var (status, body) = await grafana.SendAsync(HttpMethod.Get, "/api/datasources/uid/other/health", cancellation: Cancellation);

        Assert.Equal(400, status);
        Assert.Equal("unexpected response with status code 404: what? - There was an error returned querying the Prometheus API.", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_proxy_keeps_the_callers_credentials_to_itself()
    {
        var seen = "";
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            seen = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} [{context.Request.Headers.Authorization}] [{context.Request.Headers.Cookie}] {context.Request.Headers.Accept}";
            context.Response.Headers.SetCookie = "session=theirs";
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers["Clear-Site-Data"] = "\"*\"";
            return context.Response.WriteAsync("{}", context.RequestAborted);
        }, Cancellation);
        await CreateAsync("behind", $$""" "url": "{{prometheus.Url}}/prefix/" """);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(grafana.Address, "/api/datasources/proxy/uid/behind/api/v1/query?query=a%2Bb"));
        request.Headers.Add("Cookie", "grafana_session=mine");
        request.Headers.Add("Accept", "application/json");
        using var answer = await grafana.Client.SendAsync(request, Cancellation);

        Assert.Equal("GET /prefix/api/v1/query?query=a%2Bb [] [] application/json", seen);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Clear-Site-Data"));
        Assert.Equal("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("POST", "api/v1/query", 200)]
    [InlineData("POST", "api/v1/series", 200)]
    [InlineData("POST", "api/v1/admin/tsdb/delete_series", 403)]
    [InlineData("POST", "-/quit", 403)]
    [InlineData("PUT", "-/quit", 403)]
    [InlineData("POST", "api/v1/query/%252e%252e/%252e%252e/%252e%252e/-/quit", 403)]
    [InlineData("POST", "api/v1/query%2F..%2F..%2F..%2F-%2Fquit", 403)]
    [InlineData("POST", "api/v1/query%5C..%5C..%5C..%5C-%5Cquit", 403)]
    [InlineData("GET", "%252e%252e/other", 403)]
    [InlineData("GET", "api/v1/label/a%252Fb/values", 200)]
    [InlineData("DELETE", "api/v1/query", 403)]
    public async Task The_proxy_lets_through_what_only_asks(string method, string path, int status)
    {
        await using var prometheus = await FakePrometheus.StartAsync(context => context.Response.WriteAsync("{}", context.RequestAborted), Cancellation);
        var uid = "gate-" + Guid.NewGuid().ToString("N")[..8];
        await CreateAsync(uid, $$""" "url": "{{prometheus.Url}}/base" """);

        Assert.Equal(status, (await grafana.SendAsync(new HttpMethod(method), $"/api/datasources/proxy/uid/{uid}/{path}", "{}", Cancellation)).Status);
    }

    [Fact]
    public async Task Addresses_off_the_list_are_not_asked()
    {
        await using var strict = new TestGrafana { Variables = { ["GF_SECURITY_DATA_SOURCE_PROXY_WHITELIST"] = "127.0.0.1:9090 prometheus:9090" } };
        await strict.InitializeAsync();
        await strict.AddPrometheusAsync("http://127.0.0.1:9", Cancellation);

        var (status, body) = await strict.SendAsync(HttpMethod.Get, "/api/datasources/proxy/uid/prometheus/api/v1/query?query=1", cancellation: Cancellation);

        Assert.Equal("403 Data proxy hostname and ip are not included in whitelist", $"{status} {body.GetProperty("message")}");
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "169.254.169.254:80")]
    [InlineData("http://prometheus.example.org:9090", "prometheus.example.org:9090")]
    public async Task Addresses_beyond_the_stack_are_not_asked_and_the_way_to_allow_them_is_named(string url, string target)
    {
        await using var own = new TestGrafana();
        await own.InitializeAsync();
        await own.AddPrometheusAsync(url, Cancellation);

        var (status, body) = await own.SendAsync(HttpMethod.Get, "/api/datasources/proxy/uid/prometheus/api/v1/query?query=1", cancellation: Cancellation);

        Assert.Equal(403, status);
        Assert.Contains($"Add {target} to CORTICO_ALLOWED_TARGETS", body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task CreateAsync(string uid, string more) => Assert.Equal(200, (await grafana.SendAsync(
        HttpMethod.Post, "/api/datasources", $$"""{"name": "{{uid}}", "uid": "{{uid}}", "type": "prometheus", {{more}}}""", Cancellation)).Status);

    private Task<(int Status, JsonElement Body)> UpdateAsync(string uid, string more) =>
        grafana.SendAsync(HttpMethod.Put, "/api/datasources/uid/" + uid, $$"""{"name": "{{uid}}", "type": "prometheus"{{more}}}""", Cancellation);

    private static string Secrets(JsonElement saved) => saved.GetProperty("datasource").GetProperty("secureJsonFields").GetRawText();
}
