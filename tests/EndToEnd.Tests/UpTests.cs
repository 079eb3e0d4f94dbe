using System.Text.Json;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Up on real programs: what a person who types it gets, again and again.</summary>
public abstract class UpTests
{
    private readonly StackUnderTest _stack;

    protected UpTests(StackUnderTest stack)
    {
        _stack = stack;
        stack.RequireEngine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Up_prints_the_addresses_where_the_password_lies_and_where_the_time_went()
    {
        Assert.Contains(_stack.Ports.Web.ToString(), _stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains(_stack.Ports.Grafana.ToString(), _stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("grafana-admin-password", _stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("start until healthy", _stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("first panel with data", _stack.FirstUp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_stands_in_what_is_printed_logged_or_passed_as_an_argument()
    {
        var secrets = Directory.EnumerateFiles(_stack.Project.SecretFolder).Select(File.ReadAllText).ToList();
        var seen = _stack.FirstUp.Output + await _stack.Engine.VisibleAsync(_stack.Project, Cancellation);

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_Up_restarts_nothing_and_finds_every_resource_unchanged()
    {
        // Another test may have left resources of its own.
        await _stack.RunAsync("Up");
        var before = await _stack.InstancesAsync();

        var second = await _stack.RunAsync("Up");

        Assert.True(second.Succeeded, second.Complaint);
        Assert.Equal(before, await _stack.InstancesAsync());
        Assert.Equal(2, second.Output.Split("created 0, updated 0, unchanged").Length - 1);
        Assert.DoesNotContain("compiled src", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_another_count_under_32_connections()
    {
        const int Requests = 2000;
        var before = await _stack.HitAsync();
        var seen = new HashSet<long>();

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation }, async (_, _) =>
        {
            var count = await _stack.HitAsync();
            lock (seen) Assert.True(seen.Add(count), $"{count} was answered twice");
        });

        Assert.Equal(before + Requests + 1, await _stack.HitAsync());
    }

    [Theory]
    [InlineData(ServiceName.Web)]
    [InlineData(ServiceName.Redis)]
    [InlineData(ServiceName.Prometheus)]
    [InlineData(ServiceName.Grafana)]
    public async Task A_killed_service_comes_back_with_the_next_Up_and_nothing_is_lost(string service)
    {
        var hits = await _stack.HitAsync();
        var dashboards = await DashboardsAsync();
        var others = (await _stack.InstancesAsync()).Where(p => p.Key != service).ToDictionary();

        await _stack.KillAsync(service);
        var status = await _stack.RunAsync("Status");
        var up = await _stack.RunAsync("Up");

        Assert.Contains("died", status.Output, StringComparison.Ordinal);
        Assert.True(up.Succeeded, up.Complaint);
        Assert.Contains("started again", up.Output, StringComparison.Ordinal);
        Assert.Equal(others, (await _stack.InstancesAsync()).Where(p => p.Key != service).ToDictionary());
        Assert.Equal(hits + 1, await _stack.HitAsync());
        Assert.Equal(dashboards, await DashboardsAsync());
    }

    [Fact]
    public async Task Prometheus_scrapes_every_target()
    {
        var jobs = _stack.Engine.Jobs.Order().ToList();
        var targets = await Eventually.GetAsync(
            async () => JsonDocument.Parse(await _stack.Http.GetStringAsync(new Uri(_stack.Ports.Prometheus, "/api/v1/targets?state=active"), Cancellation))
                .RootElement.GetProperty("data").GetProperty("activeTargets").EnumerateArray()
                .Select(t => (Job: t.GetProperty("labels").GetProperty("job").GetString(), Health: t.GetProperty("health").GetString()))
                // Those that whoever runs this added to the clone say nothing of the stack.
                .Where(t => t.Job != "targets").ToList(),
            // Those of its DNS come after the others where it was started just now.
            all => all.TrueForAll(t => t.Health == "up") && all.Select(t => t.Job).Order().SequenceEqual(jobs), TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(jobs, targets.Select(t => t.Job).Order());
    }

    [Fact]
    public async Task The_contact_of_every_service_is_in_the_status_table()
    {
        var status = await _stack.RunAsync("Status");

        Assert.True(status.Succeeded, status.Complaint);
        Assert.All(_stack.Engine.Services, name => Assert.Contains(name, status.Output, StringComparison.Ordinal));
        Assert.Equal(_stack.Engine.Services.Count, status.Output.Split("healthy").Length - 1);
    }

    private async Task<string> DashboardsAsync() =>
        string.Join(' ', (await _stack.GrafanaAsync("/api/search?type=dash-db")).EnumerateArray().Select(d => d.GetProperty("uid").GetString()).Order());
}
