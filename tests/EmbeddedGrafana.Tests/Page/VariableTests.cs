using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Page.Variables;
using Cortico.EmbeddedGrafana.Tests.Query;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>What is asked for variables, and what of it is chosen.</summary>
public sealed class VariableTests : PageTests
{
    private readonly FakeTimeProvider _time;
    private FakePrometheus _prometheus = null!;
    private Func<HttpContext, string> _answer = context => context.Request.Path.Value!.Contains("/label/", StringComparison.Ordinal) ? """{"status":"success","data":["a","b"]}""" : FakePrometheus.OneVector;

    public VariableTests() : this(new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero)))
    {
    }

    private VariableTests(FakeTimeProvider time) : base(new TestGrafana { Time = time }) => _time = time;

    private int Asked => _prometheus.Requests.Count(request => request.Path.Contains("/label/", StringComparison.Ordinal));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _prometheus = await FakePrometheus.StartAsync(context =>
        {
            var body = _answer(context);
            context.Response.StatusCode = body.Contains("error", StringComparison.Ordinal) ? 500 : 200;
            return context.Response.WriteAsync(body, context.RequestAborted);
        }, Cancellation);
        await Grafana.AddPrometheusAsync(_prometheus.Url, Cancellation);
        await SaveAsync("""
            {"name":"kind","type":"query","datasource":{"uid":"prometheus"},"query":"label_values(kind)"},
            {"name":"name","type":"query","datasource":{"uid":"prometheus"},"query":"label_values(up{kind=\"$kind\"}, name)","multi":true}
            """);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _prometheus.DisposeAsync();
    }

    [Fact]
    public async Task Viewers_of_the_same_few_seconds_share_the_options_of_variables()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Browser.PanelsAsync("vars", "now-1h", "now", 1)));
        Assert.Equal(2, Asked);
        await Browser.ReadAsync("/d/vars?from=now-1h&to=now");
        _time.Advance(TimeSpan.FromSeconds(4));
        await Browser.PanelsAsync("vars", "now-1h", "now", 1);
        Assert.Equal(2, Asked);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Browser.PanelsAsync("vars", "now-1h", "now", 1);
        Assert.Equal(4, Asked);
    }

    [Fact]
    public async Task A_failure_is_asked_again_at_once()
    {
        var answer = _answer;
        _answer = _ => """{"status":"error","error":"broken error"}""";
        Assert.Contains("broken error", await Browser.ReadAsync("/d/vars"), StringComparison.Ordinal);

        _answer = answer;
        Assert.DoesNotContain("broken error", await Browser.ReadAsync("/d/vars"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_that_an_address_asks_for_is_kept_though_nothing_has_it_now(bool isBroken)
    {
        _answer = isBroken ? _ => """{"status":"error","error":"broken"}""" : _answer;
        var page = WebUtility.HtmlDecode(await Browser.ReadAsync("/d/vars?var-kind=gone&var-name=a&var-name=lost"));

        Assert.Matches("""<option value="gone" selected[^>]*>gone""", page);
        Assert.Contains("<strong>a + lost</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Of gone", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_in_the_bar_drops_what_hangs_on_it_and_is_gone_and_leads_to_an_address_without_it()
    {
        using var answer = await Browser.GetAsync("/d/vars?from=now-1h&var-kind=gone&var-name=lost&chosen=1");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/d/vars?from=now-1h&var-kind=gone&var-name=a", answer.Headers.Location!.OriginalString);
        Assert.Contains("name=\"chosen\"", await Browser.ReadAsync("/d/vars"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_for_panels_is_not_endless()
    {
        var values = string.Join(',', Enumerable.Repeat("\"x\"", 1001));
        var (many, reason) = await Grafana.SendAsync(HttpMethod.Post, "/page/dashboards/vars/panels", $$$"""{"panels":[],"variables":{"kind":[{{{values}}}]}}""", Cancellation);
        var (large, size) = await Grafana.SendAsync(HttpMethod.Post, "/page/dashboards/vars/panels", $$"""{"panels":[],"from":"{{new string('x', 300_000)}}"}""", Cancellation, ("Expect", "100-continue"));

        Assert.Equal(400, many);
        Assert.Contains("1001 values are chosen of the variable \"kind\"; 1000 are the most", reason.Text("message"), StringComparison.Ordinal);
        Assert.Equal(413, large);
        Assert.Contains("256 KiB", size.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"c","query":"$b"},{"name":"b","regex":"/${a:raw}/"},{"name":"a","query":"[[d]]"},{"name":"d","query":"$ab"},{"name":"a","query":"$c"}""", "d a b c")]
    [InlineData("""{"name":"x","query":"$y"},{"name":"y","datasource":{"uid":"$x"}},{"name":"z","query":"$z"}""", "z x y")]
    public void Variables_come_after_those_that_they_use_and_circles_end(string list, string order)
    {
        var definitions = VariableDefinition.Of(JsonElement.Parse($$$"""{"templating":{"list":[{{{list}}}]}}"""));

        Assert.Equal(order, string.Join(' ', VariableDefinition.InOrder(definitions).Select(definition => definition.Name)));
    }

    [Fact]
    public void Thousands_of_variables_that_use_each_other_are_put_in_order_at_once()
    {
        const int Count = 50_000;
        var list = new JsonArray([.. Enumerable.Range(0, Count).Select(index => (JsonNode)new JsonObject { ["name"] = $"v{index}", ["query"] = $"$v{index + 1}" })]);
        var definitions = VariableDefinition.Of(JsonElement.Parse(new JsonObject { ["templating"] = new JsonObject { ["list"] = list } }.ToJsonString()));

        Assert.Equal($"v{Count - 1}", VariableDefinition.InOrder(definitions).First().Name);
        Assert.Equal("v0", VariableDefinition.InOrder(definitions).Last().Name);
    }

    private async Task SaveAsync(string variables)
    {
        var (status, body) = await Grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", $$$"""
            {"dashboard":{"uid":"vars","title":"Vars","templating":{"list":[{{{variables}}}]},"panels":[{"id":1,"type":"stat","title":"Of $kind","datasource":{"uid":"prometheus"},"targets":[{"refId":"A","expr":"up","instant":true}]}]}}
            """, Cancellation);
        Assert.True(status == 200, body.GetRawText());
    }
}
