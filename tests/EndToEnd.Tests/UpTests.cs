using System.Text.Json;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Up on real programs: what a person who types it gets, again and again.</summary>
[Collection(nameof(RunningStack))]
public sealed class UpTests(StackUnderTest stack)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Up_prints_the_addresses_where_the_password_lies_and_where_the_time_went()
    {
        Assert.Contains(stack.Ports.Web.ToString(), stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains(stack.Ports.Grafana.ToString(), stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("grafana-admin-password", stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("start until healthy", stack.FirstUp.Output, StringComparison.Ordinal);
        Assert.Contains("first panel with data", stack.FirstUp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_stands_in_what_is_printed_logged_or_passed_as_an_argument()
    {
        var secrets = Directory.EnumerateFiles(stack.Project.SecretFolder).Select(File.ReadAllText).ToList();
        var pids = await stack.PidsAsync();
        var seen = stack.FirstUp.Output + string.Concat(pids.Values.Select(ProcessTable.CommandLine))
            + string.Concat(pids.Values.Select(pid => File.ReadAllText($"/proc/{pid}/environ")))
            + string.Concat(Directory.EnumerateFiles(stack.Project.LogFolder).Select(File.ReadAllText));

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_Up_restarts_nothing_and_finds_every_resource_unchanged()
    {
        var before = await stack.PidsAsync();

        var second = await stack.RunAsync("Up");

        Assert.True(second.Succeeded, second.Complaint);
        Assert.Equal(before, await stack.PidsAsync());
        Assert.Equal(2, second.Output.Split("created 0, updated 0, unchanged").Length - 1);
        Assert.DoesNotContain("compiled src", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_another_count_under_32_connections()
    {
        const int Requests = 2000;
        var before = await stack.HitAsync();
        var seen = new HashSet<long>();

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation }, async (_, _) =>
        {
            var count = await stack.HitAsync();
            lock (seen) Assert.True(seen.Add(count), $"{count} was answered twice");
        });

        Assert.Equal(before + Requests + 1, await stack.HitAsync());
    }

    [Theory]
    [InlineData(ServiceName.Web)]
    [InlineData(ServiceName.Redis)]
    [InlineData(ServiceName.Prometheus)]
    [InlineData(ServiceName.Grafana)]
    [InlineData(ServiceName.ProcessExporter)]
    public async Task A_killed_service_comes_back_with_the_next_Up_and_nothing_is_lost(string service)
    {
        var hits = await stack.HitAsync();
        var dashboards = await DashboardsAsync();
        var others = (await stack.PidsAsync()).Where(p => p.Key != service).ToDictionary();

        await stack.KillAsync(service);
        var status = await stack.RunAsync("Status");
        var up = await stack.RunAsync("Up");

        Assert.Contains("died", status.Output, StringComparison.Ordinal);
        Assert.True(up.Succeeded, up.Complaint);
        Assert.Contains("started again", up.Output, StringComparison.Ordinal);
        Assert.Equal(others, (await stack.PidsAsync()).Where(p => p.Key != service).ToDictionary());
        Assert.Equal(hits + 1, await stack.HitAsync());
        Assert.Equal(dashboards, await DashboardsAsync());
    }

    [Fact]
    public async Task Prometheus_scrapes_every_target()
    {
        var targets = await Eventually.GetAsync(
            async () => JsonDocument.Parse(await stack.Http.GetStringAsync(new Uri(stack.Ports.Prometheus, "/api/v1/targets?state=active"), Cancellation))
                .RootElement.GetProperty("data").GetProperty("activeTargets").EnumerateArray()
                .Select(t => (Job: t.GetProperty("labels").GetProperty("job").GetString(), Health: t.GetProperty("health").GetString())).ToList(),
            all => all.Count > 0 && all.TrueForAll(t => t.Health == "up"), TimeSpan.FromSeconds(20), Cancellation);

        Assert.Superset(new HashSet<string?> { "web", "prometheus", "process-exporter" }, targets.Select(t => t.Job).ToHashSet());
    }

    [Fact]
    public async Task The_contact_of_every_service_is_in_the_status_table()
    {
        var status = await stack.RunAsync("Status");

        Assert.True(status.Succeeded, status.Complaint);
        Assert.All(LocalServices.Names, name => Assert.Contains(name, status.Output, StringComparison.Ordinal));
        Assert.Equal(LocalServices.Names.Count, status.Output.Split("healthy").Length - 1);
    }

    private async Task<string> DashboardsAsync() =>
        string.Join(' ', (await stack.GrafanaAsync("/api/search?type=dash-db")).EnumerateArray().Select(d => d.GetProperty("uid").GetString()).Order());
}
