using System.Net;
using System.Net.Sockets;
using System.Text;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Tests.Query;
using Microsoft.AspNetCore.Http;

namespace Cortico.EmbeddedGrafana.Tests.Security;

/// <summary>Asking for more than a server can give.</summary>
public sealed class CostTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_that_never_ends_is_not_waited_for()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, grafana.Address.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync("GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray(), Cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(RequestLimits.HeadersWithin * 4);
        using var reader = new StreamReader(stream, Encoding.ASCII);

        Assert.StartsWith("HTTP/1.1 408", await reader.ReadToEndAsync(limit.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_of_a_hundred_kilobytes_is_refused()
    {
        using var visitor = new Visitor(grafana.Address);
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/login", Cancellation, headers: ("X-Long", new string('x', 100_000)));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/login", "application/json")]
    [InlineData("/page/login", "application/x-www-form-urlencoded")]
    public async Task A_login_of_seventeen_megabytes_is_refused(string path, string type)
    {
        using var visitor = new Visitor(grafana.Address);
        var name = new string('x', 17 << 20);
        using var body = new StringContent(type == "application/json" ? $$"""{"user":"{{name}}","password":"p"}""" : $"user={name}&password=p", Encoding.ASCII, type);

        // Who does not ask first finds the connection closed while they send.
        using var answer = await visitor.SendAsync(HttpMethod.Post, path, Cancellation, body, ("Expect", "100-continue"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task One_user_has_so_many_requests_for_data_under_way_and_is_told_so_at_the_next()
    {
        var release = new TaskCompletionSource();
        var waiting = 0;
        var full = new TaskCompletionSource();
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref waiting) == 100) full.TrySetResult();
            await release.Task;
            await context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}""", context.RequestAborted);
        }, Cancellation);
        await grafana.AddPrometheusAsync(prometheus.Url, Cancellation, "slow");
        var running = Enumerable.Range(0, 100).Select(AskAsync).ToList();
        await full.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        var (status, body) = await AskAsync(100);
        Assert.Equal(429, status);
        Assert.Contains("100 requests for data under way", body.GetProperty("message").GetString(), StringComparison.Ordinal);

        release.SetResult();
        Assert.All(await Task.WhenAll(running), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await AskAsync(101)).Status);

        Task<(int Status, System.Text.Json.JsonElement Body)> AskAsync(int number) => grafana.SendAsync(HttpMethod.Post, "/api/ds/query",
            $$"""{"from":"now-1m","to":"now","queries":[{"refId":"A","datasource":{"uid":"slow"},"expr":"vector({{number}})","instant":true}]}""", Cancellation);
    }

    [Fact]
    public async Task An_answer_without_an_end_to_a_variables_query_is_cut_and_said()
    {
        var chunk = new byte[1 << 20];
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }, Cancellation);
        await grafana.AddPrometheusAsync(prometheus.Url, Cancellation, "endless");
        await grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db",
            """{"dashboard":{"uid":"endless","title":"Endless","templating":{"list":[{"name":"a","type":"query","datasource":{"type":"prometheus","uid":"endless"},"query":"label_values(job)"}]}}}""", Cancellation);
        var page = await grafana.Client.GetStringAsync(new Uri(grafana.Address, "/d/endless"), Cancellation);

        Assert.Contains("is larger than 48 MiB", page, StringComparison.Ordinal);
    }
}
