using System.Text.Json.Nodes;
using Cortico.Stack;
using Cortico.Stack.Load;
using Cortico.Testing;
using NJsonSchema;

namespace Cortico.LoadTest.Tests;

/// <summary>The file of settings, its schema, and the plan that comes of them.</summary>
public sealed class SettingsTests
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Around(AppContext.BaseDirectory).Root, "tests", "LoadTest");
    private static readonly LoadOverrides Nothing = new("load", null, null, null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_settings_that_we_ship_are_fine_for_the_schema_and_for_the_reader()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "load.schema.json"), Cancellation);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "load.json"), Cancellation)));
        Assert.Equal(["load", "smoke", "soak", "spike"], (await ShippedAsync()).Profiles.Keys.Order());
    }

    [Theory]
    [InlineData("$.scenarios.web.model", "\"half-open\"", "$.scenarios.web.model")]
    [InlineData("$.scenarios.web.path", "\"nowhere\"", "scenarios.web.path is nowhere")]
    [InlineData("$.scenarios.web.thresholds.errorRatio", "1.5", "scenarios.web.thresholds.errorRatio is 1.5: 0 to 1")]
    [InlineData("$.profiles.load.warmUp", "\"soon\"", "expected a duration")]
    [InlineData("$.profiles.load.phases.web[0].to", "-1", "profiles.load.phases.web, \"ramp\": levels can't be below 0")]
    [InlineData("$.profiles.load.phases.api", "[{\"name\":\"hold\",\"to\":1,\"duration\":\"1s\"}]", "profiles.load.phases.api: scenarios does not define it")]
    [InlineData("$.server.cpuCores", "0", "server.cpuCores is 0: above 0")]
    [InlineData("$.thersholds", "{}", "thersholds")]
    [InlineData("$.server.p95", "\"NaN\"", "$.server.p95")]
    [InlineData("$.profiles.load.phases.web[0].to", "\"200\"", "$.profiles.load.phases.web[0].to")]
    [InlineData("$.profiles.load.phases.web[0].to", "1e400", "profiles.load.phases.web, \"ramp\": levels go up to 1000000")]
    [InlineData("$.profiles.load.phases.web[1].to", "1e12", "profiles.load.phases.web, \"hold\": levels go up to 1000000")]
    [InlineData("$.scenarios.web", "null", "scenarios.web is null")]
    [InlineData("$.profiles.load", "null", "profiles.load is null")]
    [InlineData("$.profiles.load.phases.web", "null", "profiles.load.phases.web")]
    [InlineData("$.profiles.load.phases.web[0]", "null", "profiles.load.phases.web: a phase is null")]
    public async Task A_wrong_setting_is_refused_by_the_schema_and_by_the_reader_who_names_it(string path, string value, string complaint)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("load.json");
        await File.WriteAllTextAsync(file, await ChangedAsync(path, value), Cancellation);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "load.schema.json"), Cancellation);

        var problem = await Assert.ThrowsAsync<StackException>(() => LoadSettingsFile.ReadAsync(file, Cancellation));

        Assert.NotEmpty(schema.Validate(await File.ReadAllTextAsync(file, Cancellation)));
        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.server.p95", "1e400", "server: p95 and p99 are milliseconds above 0")]
    [InlineData("$.scenarios.web.thresholds.p99", "1e400", "scenarios.web.thresholds: p95 and p99 are milliseconds above 0")]
    [InlineData("$.requestTimeout", "\"2h\"", "requestTimeout: 1ms to 1h")]
    [InlineData("$.profiles.load.phases.web[0].duration", "\"8d\"", "duration is 8d, 1s to 7d")]
    public async Task What_no_schema_can_tell_is_refused_by_the_reader(string path, string value, string complaint)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("load.json");
        await File.WriteAllTextAsync(file, await ChangedAsync(path, value), Cancellation);

        Assert.Contains(complaint, (await Assert.ThrowsAsync<StackException>(() => LoadSettingsFile.ReadAsync(file, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"seed\": 1,\n  oops\n}", "(line 3")]
    [InlineData("{\n  \"seed\": \"one\"\n}", "(line 2, $.seed)")]
    [InlineData("{\n\n  \"requestTimeout\": 5\n}", "(line 3, $.requestTimeout)")]
    public async Task Lines_are_counted_from_one_and_told_once(string content, string place)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("load.json"), content, Cancellation);

        var message = (await Assert.ThrowsAsync<StackException>(() => LoadSettingsFile.ReadAsync(folder.File("load.json"), Cancellation))).Message;

        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var problem = await Assert.ThrowsAsync<StackException>(() => LoadSettingsFile.ReadAsync("/nowhere/load.json", Cancellation));
        Assert.Contains("/nowhere/load.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_scales_the_profile_to_that_highest_rate_and_leaves_the_viewers_alone()
    {
        var plan = LoadPlanner.Plan(await ShippedAsync(), Nothing with { Rps = 2000, Duration = TimeSpan.FromSeconds(30) });

        var web = plan.Scenarios.Single(s => s.Name == ScenarioName.Web);
        Assert.Equal([(200, 2000, 7.5), (2000, 2000, 22.5)], web.Phases.Select(p => (p.From, p.To, p.Duration.TotalSeconds)));
        Assert.Equal(LoadModel.Open, web.Model);
        Assert.Equal([(1, 30.0)], plan.Scenarios.Single(s => s.Name == ScenarioName.Viewers).Phases.Select(p => (p.To, p.Duration.TotalSeconds)));
    }

    [Fact]
    public async Task Users_make_it_a_closed_model()
    {
        var web = LoadPlanner.Plan(await ShippedAsync(), Nothing with { Users = 32 }).Scenarios[0];

        Assert.Equal(LoadModel.Closed, web.Model);
        Assert.Equal(32, web.Phases.Max(p => p.To));
    }

    [Theory]
    [InlineData("load", 10, 10, null, "--rps and --users exclude each other")]
    [InlineData("stress", null, null, null, "--profile=stress is not in the settings: there are load, smoke, soak, spike")]
    [InlineData("soak", null, null, 1, "--duration=1s is too short")]
    public async Task What_contradicts_itself_is_refused(string profile, int? rps, int? users, int? seconds, string complaint)
    {
        var settings = await ShippedAsync();
        var duration = seconds is { } given ? TimeSpan.FromSeconds(given) : (TimeSpan?)null;

        var problem = Assert.Throws<StackException>(() => LoadPlanner.Plan(settings, new LoadOverrides(profile, rps, users, duration, null)));

        Assert.Contains(complaint, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000", false, null)]
    [InlineData("http://localhost", false, null)]
    [InlineData("http://192.0.2.7", true, null)]
    [InlineData("http://192.0.2.7", false, "--allow-remote")]
    [InlineData("http://0.0.0.0:8000", false, "is no address that can be called; this machine is 127.0.0.1")]
    [InlineData("http://[::]:8000", false, "is no address that can be called; this machine is 127.0.0.1")]
    [InlineData("ftp://127.0.0.1", true, "is no http or https address")]
    public async Task Only_this_machine_is_loaded_unless_the_user_says_otherwise(string target, bool allowRemote, string? complaint)
    {
        var problem = await Record.ExceptionAsync(() => LoadTarget.CheckAsync(new Uri(target), allowRemote, Cancellation));

        if (complaint is null) Assert.Null(problem);
        else Assert.Contains(complaint, Assert.IsType<StackException>(problem).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//192.0.2.7/")]
    [InlineData("//192.0.2.7:9/x?y")]
    [InlineData(@"/\192.0.2.7/")]
    [InlineData("http://192.0.2.7/")]
    [InlineData("/../x")]
    [InlineData("/x#part")]
    [InlineData("/ä")]
    public void A_path_that_leads_to_another_host_or_would_be_sent_as_another_is_refused(string path) =>
        Assert.Contains($"--path={path} ", Assert.Throws<StackException>(() => LoadTarget.Address(new Uri("http://127.0.0.1:8000"), path)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/")]
    [InlineData("/fault/error?ratio=0.05")]
    [InlineData("/a//b?c=//d&e=%2F%20")]
    public void A_path_is_sent_as_it_is_given(string path) =>
        Assert.Equal($"http://127.0.0.1:8000{path}", LoadTarget.Address(new Uri("http://127.0.0.1:8000"), path).AbsoluteUri);

    [Theory]
    [InlineData("http://127.0.0.1:9100/api/items?page=2", null, "/api/items?page=2")]
    [InlineData("http://127.0.0.1:9100/api/items?page=2", "/api/items?page=2", "/api/items?page=2")]
    [InlineData("http://127.0.0.1:9100", "/api", "/api")]
    [InlineData("http://127.0.0.1:9100/", null, null)]
    public void The_path_of_a_target_is_what_is_asked_for(string given, string? path, string? expected) =>
        Assert.Equal((new Uri("http://127.0.0.1:9100"), expected), LoadTarget.Split(new Uri(given), path));

    [Fact]
    public void A_target_with_another_path_than_the_one_that_is_given_is_refused() =>
        Assert.Equal(
            "--load-target=http://127.0.0.1:9100/api and --path=/ name two paths: give one of them.",
            Assert.Throws<StackException>(() => LoadTarget.Split(new Uri("http://127.0.0.1:9100/api"), "/")).Message);

    private static Task<LoadSettings> ShippedAsync() => LoadSettingsFile.ReadAsync(Path.Combine(Folder, "load.json"), Cancellation);

    /// <summary>The shipped settings with one value replaced or added.</summary>
    private static async Task<string> ChangedAsync(string path, string value)
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "load.json"), Cancellation))!;
        var at = settings;
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.')[1..];
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at![index] : at![step];
        if (int.TryParse(steps[^1], out var last)) at![last] = JsonNode.Parse(value);
        else at![steps[^1]] = JsonNode.Parse(value);
        return settings.ToJsonString();
    }
}
