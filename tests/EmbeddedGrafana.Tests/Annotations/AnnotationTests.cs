using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Annotations;

public sealed class AnnotationTests : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new() { Time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_000_000)) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _grafana.InitializeAsync();
        await AddAsync("""{"text": "a", "time": 100, "timeEnd": 200, "tags": ["load", "start"]}""");
        await AddAsync("""{"text": "b", "time": 300, "tags": ["load"]}""");
        await AddAsync("""{"text": "c", "time": 500, "timeEnd": 400, "tags": ["deploy"]}""");
        await AddAsync("""{"text": "d"}""");
    }

    public ValueTask DisposeAsync() => _grafana.DisposeAsync();

    [Theory]
    [InlineData("", "d c b a")]
    [InlineData("?limit=2", "d c")]
    [InlineData("?tags=load", "b a")]
    [InlineData("?tags=load&tags=start", "a")]
    [InlineData("?tags=start&tags=deploy&matchAny=true", "c a")]
    [InlineData("?from=150&to=300", "b a")]
    [InlineData("?from=450&to=460", "c")]
    [InlineData("?type=alert", "")]
    [InlineData("?type=annotation&limit=1", "d")]
    public async Task A_query_finds_the_latest_first(string query, string texts)
    {
        var (_, found) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations" + query, cancellation: Cancellation);

        Assert.Equal(texts, string.Join(' ', found.EnumerateArray().Select(annotation => annotation.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task Of_an_alert_rule_only_the_newest_are_kept_and_of_people_all()
    {
        var store = _grafana.Services.GetRequiredService<AnnotationStore>();
        for (var time = 1; time <= 5; time++)
            await store.AddAsync(new Annotation { Time = time, TimeEnd = time, Text = $"change {time}", AlertRuleUid = "rule" }, Cancellation);

        await _grafana.Services.GetRequiredService<Database>().WriteAsync(connection => AnnotationStore.Trim(connection, "rule", 2), Cancellation);

        Assert.Equal(["d", "c", "b", "a", "change 5", "change 4"], store.Find(new AnnotationQuery()).Select(annotation => annotation.Text));
    }

    [Fact]
    public async Task Without_a_time_it_is_now_and_a_span_the_wrong_way_round_is_turned()
    {
        var (_, found) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations?limit=2", cancellation: Cancellation);

        Assert.Equal(["1000000 1000000", "400 500"], found.EnumerateArray().Select(annotation => $"{annotation.GetProperty("time")} {annotation.GetProperty("timeEnd")}"));
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_a_put_all()
    {
        await _grafana.SendAsync(HttpMethod.Patch, "/api/annotations/1", """{"text": "patched"}""", Cancellation);
        var (_, patched) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations/1", cancellation: Cancellation);
        Assert.Equal("""patched 100 200 ["load","start"]""", $"{patched.GetProperty("text")} {patched.GetProperty("time")} {patched.GetProperty("timeEnd")} {patched.GetProperty("tags").GetRawText()}");

        await _grafana.SendAsync(HttpMethod.Put, "/api/annotations/1", """{"text": "put", "time": 7}""", Cancellation);
        var (_, put) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations/1", cancellation: Cancellation);
        Assert.Equal("put 7 7 []", $"{put.GetProperty("text")} {put.GetProperty("time")} {put.GetProperty("timeEnd")} {put.GetProperty("tags").GetRawText()}");
        Assert.Equal(404, (await _grafana.SendAsync(HttpMethod.Patch, "/api/annotations/99", """{"text": "x"}""", Cancellation)).Status);
    }

    [Fact]
    public async Task Tags_are_counted()
    {
        var (_, tags) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations/tags?tag=o", cancellation: Cancellation);

        Assert.Equal("""[{"tag":"deploy","count":1},{"tag":"load","count":2}]""", tags.GetProperty("result").GetProperty("tags").GetRawText());
    }

    [Fact]
    public async Task An_event_of_Graphite_becomes_an_annotation()
    {
        await _grafana.SendAsync(HttpMethod.Post, "/api/annotations/graphite", """{"what": "Deployed", "when": 2000, "tags": "deploy web", "data": "1.2.3"}""", Cancellation);

        var (_, found) = await _grafana.SendAsync(HttpMethod.Get, "/api/annotations?tags=web", cancellation: Cancellation);
        Assert.Equal("Deployed\n1.2.3 2000000", $"{found[0].GetProperty("text")} {found[0].GetProperty("time")}");
    }

    private async Task AddAsync(string body) => Assert.Equal(200, (await _grafana.SendAsync(HttpMethod.Post, "/api/annotations", body, Cancellation)).Status);
}
