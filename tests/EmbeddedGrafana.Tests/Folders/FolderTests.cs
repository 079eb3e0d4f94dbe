using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Folders;

public sealed class FolderTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_takes_folders_and_dashboards_below_it_along()
    {
        await CreateAsync("top");
        await CreateAsync("middle", "top");
        await grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", """{"dashboard": {"uid": "inside", "title": "x"}, "folderUid": "middle"}""", Cancellation);
        var (_, counts) = await grafana.SendAsync(HttpMethod.Get, "/api/folders/top/counts", cancellation: Cancellation);
        Assert.Equal("1 1", $"{counts.GetProperty("folder")} {counts.GetProperty("dashboard")}");

        Assert.Equal(200, await StatusAsync(HttpMethod.Delete, "/api/folders/top"));

        Assert.Equal(404, await StatusAsync(HttpMethod.Get, "/api/folders/middle"));
        Assert.Equal(404, await StatusAsync(HttpMethod.Get, "/api/dashboards/uid/inside"));
    }

    [Fact]
    public async Task What_keeps_a_folder_keeps_the_ones_above_it_unless_forced()
    {
        var database = grafana.Services.GetRequiredService<Database>();
        var rules = new Rules("kept-below");
        var store = new FolderStore(database, [rules], TimeProvider.System);
        await CreateAsync("kept");
        await CreateAsync("kept-below", "kept");

        Assert.Equal(FolderChange.NotEmpty, await store.DeleteAsync("kept", force: false, Cancellation));
        Assert.Equal(200, await StatusAsync(HttpMethod.Get, "/api/folders/kept"));

        Assert.Equal(FolderChange.Done, await store.DeleteAsync("kept", force: true, Cancellation));
        Assert.Equal(["kept", "kept-below"], rules.Deleted.Order());
    }

    [Fact]
    public async Task A_rename_needs_the_right_version_or_overwrite()
    {
        await CreateAsync("named");

        Assert.Equal(412, await StatusAsync(HttpMethod.Put, "/api/folders/named", """{"title": "new"}"""));
        Assert.Equal(200, await StatusAsync(HttpMethod.Put, "/api/folders/named", """{"title": "new", "version": 1}"""));
        Assert.Equal(412, await StatusAsync(HttpMethod.Put, "/api/folders/named", """{"title": "newer", "version": 1}"""));
        Assert.Equal(200, await StatusAsync(HttpMethod.Put, "/api/folders/named", """{"title": "newer", "overwrite": true}"""));
        var (_, folder) = await grafana.SendAsync(HttpMethod.Get, "/api/folders/named", cancellation: Cancellation);
        Assert.Equal("newer 3", $"{folder.GetProperty("title")} {folder.GetProperty("version")}");
    }

    [Fact]
    public async Task A_folder_moves_but_not_below_itself()
    {
        await CreateAsync("outer");
        await CreateAsync("inner", "outer");

        Assert.Equal(400, await StatusAsync(HttpMethod.Post, "/api/folders/outer/move", """{"parentUid": "inner"}"""));
        Assert.Equal(404, await StatusAsync(HttpMethod.Post, "/api/folders/outer/move", """{"parentUid": "absent"}"""));
        Assert.Equal(200, await StatusAsync(HttpMethod.Post, "/api/folders/inner/move", """{"parentUid": ""}"""));
        var (_, folder) = await grafana.SendAsync(HttpMethod.Get, "/api/folders/inner", cancellation: Cancellation);
        Assert.False(folder.TryGetProperty("parentUid", out _));
    }

    [Fact]
    public async Task Parents_come_from_the_root_down_and_their_number_is_limited()
    {
        var parent = "";
        for (var depth = 0; depth < 5; depth++)
        {
            await CreateAsync($"depth{depth}", parent);
            parent = $"depth{depth}";
        }

        var (_, deepest) = await grafana.SendAsync(HttpMethod.Get, "/api/folders/depth4", cancellation: Cancellation);
        Assert.Equal(["depth0", "depth1", "depth2", "depth3"], deepest.GetProperty("parents").EnumerateArray().Select(folder => folder.GetProperty("uid").GetString()));
        Assert.Equal(400, await StatusAsync(HttpMethod.Post, "/api/folders", """{"uid": "depth5", "title": "x", "parentUid": "depth4"}"""));
    }

    [Fact]
    public async Task A_folder_without_a_uid_gets_one()
    {
        var (_, folder) = await grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"title": "Nameless"}""", Cancellation);

        Assert.Matches("^[a-z][a-z0-9]{13}$", folder.GetProperty("uid").GetString());
    }

    private async Task CreateAsync(string uid, string parent = "") => Assert.Equal(200, await StatusAsync(
        HttpMethod.Post, "/api/folders", $$"""{"uid": "{{uid}}", "title": "{{uid}}", "parentUid": "{{parent}}"}"""));

    private async Task<int> StatusAsync(HttpMethod method, string path, string? body = null) => (await grafana.SendAsync(method, path, body, Cancellation)).Status;

    private sealed class Rules(string folder) : IFolderContents
    {
        public List<string> Deleted { get; } = [];

        public string Kind => "alertrule";

        public bool KeepsFolder => true;

        public long Count(DatabaseConnection connection, string folderUid) => folderUid == folder ? 1 : 0;

        public void Delete(DatabaseConnection connection, string folderUid) => Deleted.Add(folderUid);
    }
}
