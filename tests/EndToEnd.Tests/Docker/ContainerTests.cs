using System.Diagnostics;
using System.Text.Json;
using Cortico.Stack;
using Cortico.Stack.Commands;
using Cortico.Stack.Docker;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>What only containers have: privileges, limits, replicas, restarts by the daemon.</summary>
[Collection(nameof(DockerRuns))]
public sealed class ContainerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly DockerStackUnderTest _stack;

    public ContainerTests(DockerStackUnderTest stack)
    {
        _stack = stack;
        stack.RequireEngine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_container_is_privileged_and_each_is_read_only_limited_and_on_loopback()
    {
        foreach (var container in await ContainersAsync())
        {
            var host = (await InspectAsync(container)).GetProperty("HostConfig");
            Assert.False(host.GetProperty("Privileged").GetBoolean(), container.Name);
            Assert.True(host.GetProperty("ReadonlyRootfs").GetBoolean(), container.Name);
            Assert.Equal(["ALL"], host.GetProperty("CapDrop").EnumerateArray().Select(c => c.GetString()));
            Assert.Contains("no-new-privileges:true", host.GetProperty("SecurityOpt").EnumerateArray().Select(o => o.GetString()));
            Assert.True(host.GetProperty("Memory").GetInt64() > 0, container.Name);
            Assert.True(host.GetProperty("NanoCpus").GetInt64() > 0, container.Name);
            Assert.True(host.GetProperty("PidsLimit").GetInt64() > 0, container.Name);
            Assert.All(
                host.GetProperty("PortBindings").EnumerateObject().SelectMany(p => p.Value.EnumerateArray()),
                binding => Assert.Equal("127.0.0.1", binding.GetProperty("HostIp").GetString()));
        }
    }

    [Theory]
    [InlineData(ServiceName.Web)]
    [InlineData(ServiceName.Redis)]
    [InlineData(ServiceName.Prometheus)]
    [InlineData(ServiceName.Grafana)]
    [InlineData(ServiceName.Gateway)]
    public async Task No_process_of_the_service_runs_as_root(string service)
    {
        foreach (var container in (await ContainersAsync()).Where(c => c.Service == service))
        {
            var users = (await _stack.Daemon.Docker.RunAsync(["top", container.Id, "-eo", "uid,pid"], Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
            Assert.All(users, user => Assert.False(user.StartsWith("0 ", StringComparison.Ordinal), user));
        }
    }

    [Fact]
    public async Task Redis_is_reached_by_web_only()
    {
        var networks = await Task.WhenAll((await ContainersAsync()).Select(async c => (c.Service, Networks: (await InspectAsync(c)).GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject().Select(n => n.Name).ToList())));

        var own = Assert.Single(networks.Single(n => n.Service == ServiceName.Redis).Networks);
        Assert.Equal([ServiceName.Redis, ServiceName.Web], networks.Where(n => n.Networks.Contains(own)).Select(n => n.Service).Order());
        Assert.Empty((await ContainersAsync()).Single(c => c.Service == ServiceName.Redis).Ports);
    }

    [Fact]
    public async Task The_container_figures_name_every_service()
    {
        var measured = await Eventually.GetAsync(() => _stack.QueryAsync("service:memory_utilization:ratio"), values => values.Count >= _stack.Engine.Services.Count, Patience, Cancellation);

        Assert.Equal(_stack.Engine.Services.Order(), measured.Select(s => s.Key).Order());
        Assert.All(measured.SelectMany(s => s), ratio => Assert.InRange(ratio, 0.001, 1));
    }

    [Fact]
    public async Task Three_replicas_are_three_targets_behind_one_port_and_scaling_back_leaves_none_down()
    {
        var hits = await _stack.HitAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var answered = AskAsync(stop.Token);

        var up = await _stack.RunAsync("Scale", "--replicas=3");
        var targets = await _stack.QueryAsync("up{job=\"web\"}");
        var limit = await Eventually.GetAsync(() => _stack.QueryAsync("service:memory_limit_bytes{service=\"web\"}"), v => v[ServiceName.Web].FirstOrDefault() > 3 * MemoryLimits.Of(ServiceName.Web) - 1, Patience, Cancellation);
        var second = await _stack.RunAsync("Up");
        var kept = (await ContainersAsync()).Count(c => c.Service == ServiceName.Web);
        var back = await _stack.RunAsync("Scale", "--replicas=1");
        await Eventually.GetAsync(() => _stack.QueryAsync("service:up:min{service=\"web\"}"), v => v[ServiceName.Web].SequenceEqual([1]), Patience, Cancellation);
        await stop.CancelAsync();

        Assert.True(up.Succeeded, up.Complaint);
        Assert.Equal([1, 1, 1], targets[ServiceName.Web]);
        Assert.NotEmpty(limit);
        Assert.True(second.Succeeded, second.Complaint);
        Assert.Equal(3, kept);
        Assert.True(back.Succeeded, back.Complaint);
        await Eventually.GetAsync(() => _stack.QueryAsync("up{job=\"web\"}"), v => v[ServiceName.Web].SequenceEqual([1]), Patience, Cancellation);
        Assert.Equal(hits + await answered + 1, await _stack.HitAsync());
    }

    [Fact]
    public async Task With_no_replica_left_the_target_counts_as_down()
    {
        await _stack.KillAsync(ServiceName.Web);

        await Eventually.GetAsync(() => _stack.QueryAsync("service:up:min{service=\"web\"}"), v => v[ServiceName.Web].SequenceEqual([0]), Patience, Cancellation);

        var up = await _stack.RunAsync("Up");
        Assert.True(up.Succeeded, up.Complaint);
    }

    [Fact]
    public async Task A_process_that_dies_is_started_again_by_the_daemon_and_nothing_is_lost()
    {
        var hits = await _stack.HitAsync();
        var before = (await ContainersAsync()).Single(c => c.Service == ServiceName.Redis);
        var pid = (await InspectAsync(before)).GetProperty("State").GetProperty("Pid").GetInt32();
        using (var process = Process.GetProcessById(pid)) process.Kill();

        await Eventually.TrueAsync(async () => (await ContainersAsync()).Single(c => c.Service == ServiceName.Redis) is { IsHealthy: true } now && now.StartedAt > before.StartedAt, Patience, Cancellation);

        Assert.Equal(hits + 1, await Eventually.GetAsync(_stack.HitAsync, count => count > hits, Patience, Cancellation));
    }

    [Fact]
    public async Task A_changed_setting_makes_just_its_service_anew()
    {
        var before = await _stack.InstancesAsync();
        var up = _stack.Build("Up").With("Logging__LogLevel__Default", "Warning");

        var changed = await up.RunAsync(Cancellation);
        var after = await _stack.InstancesAsync();
        var back = await _stack.RunAsync("Up");

        Assert.True(changed.Succeeded, changed.Complaint);
        Assert.Equal([ServiceName.Web], after.Where(p => before[p.Key] != p.Value).Select(p => p.Key));
        Assert.True(back.Succeeded, back.Complaint);
    }

    [Fact]
    public async Task A_service_that_does_not_become_healthy_is_named_with_its_last_lines_and_the_next_Up_mends_it()
    {
        var up = _stack.Build("Up", "--timeout=60").With("Logging__LogLevel__Default", "Nonsense");

        var failed = await up.RunAsync(Cancellation);
        var mended = await _stack.RunAsync("Up");

        Assert.False(failed.Succeeded);
        Assert.Contains("web did not become healthy", failed.Error, StringComparison.Ordinal);
        Assert.Contains("Nonsense", failed.Error, StringComparison.Ordinal);
        Assert.True(mended.Succeeded, mended.Complaint);
    }

    [Fact]
    public async Task The_official_Compose_file_is_valid_by_itself()
    {
        var config = await _stack.Daemon.Docker.TryAsync(["compose", "-f", Path.Combine(StackUnderTest.Repository.Compose, "compose.yaml"), "config", "--quiet"], Cancellation);

        Assert.Equal(new CommandResult(0, "", ""), config);
    }

    [Fact]
    public async Task Another_engine_is_refused_while_this_one_runs()
    {
        var up = await _stack.RunAsync("Up", "--engine=local");

        Assert.False(up.Succeeded);
        Assert.Contains("runs on the docker engine", up.Error, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Container>> ContainersAsync() => _stack.Daemon.Docker.ContainersAsync(_stack.Project.Name, Cancellation);

    private async Task<JsonElement> InspectAsync(Container container) =>
        JsonDocument.Parse(await _stack.Daemon.Docker.RunAsync(["inspect", container.Id], Cancellation)).RootElement[0].Clone();

    /// <summary>Visits the app again and again; each visit must be answered.</summary>
    /// <returns>How many.</returns>
    private async Task<long> AskAsync(CancellationToken stop)
    {
        var count = 0L;
        for (; !stop.IsCancellationRequested; count++) await _stack.HitAsync();
        return count;
    }
}
