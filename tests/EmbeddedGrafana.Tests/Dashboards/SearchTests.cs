using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Tests.Dashboards;

public sealed class SearchTests : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _grafana.InitializeAsync();
        await _grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"uid": "shop", "title": "Shop"}""", Cancellation);
        await SaveAsync("""{"uid": "cpu", "title": "CPU 100%", "tags": ["host", "prod"]}""", "shop");
        await SaveAsync("""{"uid": "memory", "title": "memory of hosts", "tags": ["host"]}""", "shop");
        await SaveAsync("""{"uid": "start", "title": "Start", "tags": ["prod"]}""", "");
    }

    public ValueTask DisposeAsync() => _grafana.DisposeAsync();

    [Theory]
    [InlineData("", "shop cpu memory start")]
    [InlineData("?type=dash-db", "cpu memory start")]
    [InlineData("?type=dash-folder", "shop")]
    [InlineData("?query=MEM host", "memory")]
    [InlineData("?query=100%25", "cpu")]
    [InlineData("?query=_", "")]
    [InlineData("?tag=host", "cpu memory")]
    [InlineData("?tag=host&tag=prod", "cpu")]
    [InlineData("?folderUIDs=shop", "cpu memory")]
    [InlineData("?folderUIDs=general&type=dash-db", "start")]
    [InlineData("?dashboardUIDs=start,cpu", "cpu start")]
    [InlineData("?type=dash-db&sort=alpha-desc", "start memory cpu")]
    [InlineData("?type=dash-db&limit=2", "cpu memory")]
    [InlineData("?type=dash-db&limit=2&page=2", "start")]
    [InlineData("?starred=true", "")]
    public async Task A_search_finds(string query, string uids)
    {
        var (_, hits) = await _grafana.SendAsync(HttpMethod.Get, "/api/search" + query, cancellation: Cancellation);

        Assert.Equal(uids, string.Join(' ', hits.EnumerateArray().Select(hit => hit.GetProperty("uid").GetString())));
    }

    [Fact]
    public async Task A_hit_tells_where_it_lies()
    {
        var (_, hits) = await _grafana.SendAsync(HttpMethod.Get, "/api/search?query=cpu", cancellation: Cancellation);

        var hit = hits.EnumerateArray().Single();
        Assert.Equal("shop Shop /dashboards/f/shop/shop", $"{hit.GetProperty("folderUid")} {hit.GetProperty("folderTitle")} {hit.GetProperty("folderUrl")}");
        Assert.Equal(["host", "prod"], hit.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task More_than_five_thousand_at_once_are_refused() =>
        Assert.Equal(422, (await _grafana.SendAsync(HttpMethod.Get, "/api/search?limit=5001", cancellation: Cancellation)).Status);

    private Task<(int, JsonElement)> SaveAsync(string model, string folder) =>
        _grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", $$"""{"dashboard": {{model}}, "folderUid": "{{folder}}", "overwrite": true}""", Cancellation);
}
