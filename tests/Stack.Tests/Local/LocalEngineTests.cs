using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cortico.Stack.Engines;
using Cortico.Stack.Health;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Local;

/// <summary>The engine on a real Redis, in a folder of its own.</summary>
public sealed class LocalEngineTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _root = new();
    private readonly int _port = FreePort.Next();
    private readonly Progress<string> _progress = new();
    private Project _project = null!;
    private LocalEngine _engine = null!;
    private ServiceDefinition _redis = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _project = new Project("engine-test", _root.Path);
        _engine = new LocalEngine(_project, TimeProvider.System);
        _redis = Redis(await RealPrograms.FindAsync("redis-server", Cancellation), "appendonly yes");
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DownAsync(removeData: true, _progress, CancellationToken.None);
        _root.Dispose();
    }

    [Fact]
    public async Task Up_starts_a_service_waits_until_it_is_healthy_and_a_second_Up_leaves_it_alone()
    {
        var first = await UpAsync(_redis);
        var pid = (await StatusAsync()).Instance;
        var second = await UpAsync(_redis);

        Assert.Equal(ServiceChange.Started, first.What);
        Assert.Equal(ServiceChange.Unchanged, second.What);
        Assert.Equal(pid, (await StatusAsync()).Instance);
        Assert.True((await StatusAsync()).IsHealthy);
    }

    [Fact]
    public async Task A_service_that_was_stopped_alone_stays_so_until_the_next_Up()
    {
        await UpAsync(_redis);

        await _engine.StopAsync("redis", Cancellation);

        Assert.Equal(ServiceStatus.Died, (await StatusAsync()).State);
        Assert.Equal(ServiceChange.StartedAgain, (await UpAsync(_redis)).What);
        await Assert.ThrowsAsync<StackException>(() => _engine.StopAsync("web", Cancellation));
    }

    [Fact]
    public async Task A_killed_service_shows_as_died_and_the_next_Up_starts_it_again_with_its_data()
    {
        await UpAsync(_redis);
        var pid = int.Parse((await StatusAsync()).Instance!);
        File.WriteAllText(Path.Combine(_project.DataFolder("redis"), "kept"), "");
        Kill(pid);

        Assert.Equal(ServiceStatus.Died, (await StatusAsync()).State);
        Assert.Equal(ServiceChange.StartedAgain, (await UpAsync(_redis)).What);
        Assert.NotEqual($"{pid}", (await StatusAsync()).Instance);
        Assert.True(File.Exists(Path.Combine(_project.DataFolder("redis"), "kept")));
    }

    [Fact]
    public async Task A_changed_definition_restarts_the_service()
    {
        await UpAsync(_redis);

        var change = await UpAsync(Redis(_redis.Program, "appendonly no"));

        Assert.Equal(ServiceChange.Restarted, change.What);
    }

    [Fact]
    public async Task A_configuration_file_that_is_no_longer_wanted_is_deleted_at_the_restart()
    {
        var folder = Path.Combine(_project.ServiceFolder("redis"), "rules");
        var (old, kept) = (Path.Combine(folder, "old.yml"), Path.Combine(folder, "kept.yml"));
        await UpAsync(With(old, kept));
        Assert.True(File.Exists(old));

        await UpAsync(With(kept));

        Assert.Equal([kept], Directory.EnumerateFiles(folder));

        ServiceDefinition With(params string[] files) => _redis with
        {
            MirroredFolders = [folder],
            ConfigFiles = _redis.ConfigFiles.Concat(files.Select(file => KeyValuePair.Create(file, ""))).ToDictionary(),
        };
    }

    [Fact]
    public async Task A_file_that_the_service_watches_is_renewed_under_it_without_a_restart()
    {
        var file = Path.Combine(_project.ServiceFolder("redis"), "targets", "shop.yml");
        var watching = _redis with { MirroredFolders = [Path.GetDirectoryName(file)!] };
        await UpAsync(watching with { WatchedFiles = new Dictionary<string, string> { [file] = "one" } });

        var changed = await UpAsync(watching with { WatchedFiles = new Dictionary<string, string> { [file] = "two" } });
        Assert.Equal("two", await File.ReadAllTextAsync(file, Cancellation));
        var gone = await UpAsync(watching);

        Assert.False(File.Exists(file));
        Assert.Equal([ServiceChange.Unchanged, ServiceChange.Unchanged], [changed.What, gone.What]);
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_the_port_its_holder_and_the_remedy_and_nothing_starts()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();

        var problem = await Assert.ThrowsAsync<StackException>(() => UpAsync(_redis));

        Assert.Contains($"Port {_port} for redis is taken by pid {Environment.ProcessId}", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--port-base", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ServiceStatus.Stopped, (await StatusAsync()).State);
    }

    [Fact]
    public async Task A_service_that_ends_by_itself_is_given_up_at_once_with_its_last_words()
    {
        var broken = Redis(_redis.Program, "no-such-setting yes");

        var watch = Stopwatch.StartNew();
        var problem = await Assert.ThrowsAsync<StackException>(() => UpAsync(broken));

        Assert.Contains("redis did not become healthy", problem.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-setting", problem.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Limit / 2, $"gave up only after {watch.Elapsed}");
    }

    [Fact]
    public async Task A_service_that_never_gets_healthy_is_stopped_again_after_the_limit_with_the_reason()
    {
        var sick = _redis with { Endpoint = _redis.Endpoint with { Health = new AlwaysSick() } };

        var problem = await Assert.ThrowsAsync<StackException>(() => _engine.UpAsync(_port, [sick], TimeSpan.FromSeconds(1), _progress, Cancellation));

        Assert.Contains("sick as ever", problem.Message, StringComparison.Ordinal);
        Assert.False(PortHolder.IsTaken(_port));
        Assert.Equal(ServiceStatus.Stopped, (await StatusAsync()).State);
    }

    [Fact]
    public async Task A_cancelled_Up_leaves_nothing_behind()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sick = _redis with { Endpoint = _redis.Endpoint with { Health = new AlwaysSick(interrupt.Cancel) } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _engine.UpAsync(_port, [sick], Limit, _progress, interrupt.Token));

        Assert.False(PortHolder.IsTaken(_port));
        Assert.Equal(ServiceStatus.Stopped, (await StatusAsync()).State);
    }

    [Fact]
    public async Task Down_stops_only_what_this_project_started_and_keeps_the_data()
    {
        await using var stranger = await RedisServer.StartAsync(Cancellation);
        await UpAsync(_redis);

        var stopped = await _engine.DownAsync(removeData: false, _progress, Cancellation);

        Assert.Equal(["redis"], stopped);
        Assert.True(PortHolder.IsTaken(stranger.Port));
        Assert.False(PortHolder.IsTaken(_port));
        Assert.True(Directory.Exists(_project.DataFolder("redis")));
    }

    [Fact]
    public async Task Down_does_not_touch_a_process_that_was_given_the_number_of_a_dead_service()
    {
        await UpAsync(_redis);
        var state = await StackState.LoadAsync(_project.StateFile, Cancellation);
        var service = state.Services["redis"];
        var stolen = service with { Process = service.Process with { Pid = Environment.ProcessId } };
        await state.With("other", stolen).SaveAsync(_project.StateFile, Cancellation);

        var stopped = await _engine.DownAsync(removeData: false, _progress, Cancellation);

        Assert.Equal(["redis"], stopped);
    }

    [Fact]
    public async Task The_project_folder_is_for_its_owner_only()
    {
        await UpAsync(_redis);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_project.Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_project.ServiceFolder("redis"), "redis.conf")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_engine.Log("redis").Path));
    }

    private async Task<ServiceChange> UpAsync(ServiceDefinition service) =>
        Assert.Single(await _engine.UpAsync(_port, [service], Limit, _progress, Cancellation));

    private async Task<ServiceStatus> StatusAsync() => Assert.Single(await _engine.StatusAsync([_redis.Endpoint], Cancellation));

    private ServiceDefinition Redis(InstalledProgram program, string setting)
    {
        var config = Path.Combine(_project.ServiceFolder("redis"), "redis.conf");
        var health = new RedisHealthCheck(new IPEndPoint(IPAddress.Loopback, _port), _ => Task.FromResult("secret"));
        return new ServiceDefinition(new ServiceEndpoint("redis", new Uri($"redis://127.0.0.1:{_port}"), health), program, [config])
        {
            ConfigFiles = new Dictionary<string, string>
            {
                [config] = $"bind 127.0.0.1\nport {_port}\nrequirepass secret\ndir {_project.DataFolder("redis")}\nset-proc-title no\n{setting}\n",
            },
            Folders = [_project.DataFolder("redis")],
        };
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }

    private sealed class AlwaysSick(Action? asked = null) : IHealthCheck
    {
        public Task<string?> ProblemAsync(CancellationToken cancellation)
        {
            asked?.Invoke();
            return Task.FromResult<string?>("sick as ever");
        }
    }
}
