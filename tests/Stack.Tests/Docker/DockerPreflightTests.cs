using System.Diagnostics;
using System.Text.Json.Nodes;
using Cortico.Stack.Checks;
using Cortico.Stack.Docker;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

public sealed class DockerPreflightTests : IDisposable
{
    private const string Down = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
    private readonly StandInDocker _docker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _docker.Dispose();

    [Fact]
    public async Task A_machine_without_any_fault_has_nothing_to_remedy()
    {
        var findings = await CheckAsync(_docker.WithGoodDaemon());

        Assert.All(findings, f => Assert.Null(f.Remedy));
        Assert.Equal(["Docker: 28.5.1, overlay2, cgroup v2, Debian GNU/Linux 13 (trixie)", "Compose: 5.1.3"], findings.Select(f => $"{f}"));
    }

    [Fact]
    public async Task A_machine_without_a_client_is_told_how_to_install_one()
    {
        var blocker = Assert.Single(await new DockerPreflight(new DockerClient("no-such-docker-client")).CheckAsync(Cancellation));

        AssertBlocks(blocker, "no docker client on PATH", "docker.io docker-compose-v2");
    }

    [Theory]
    [InlineData(Samples.EmptyInfo, 0)]
    [InlineData(Samples.EmptyInfo, 1)]
    [InlineData("", 1)]
    public async Task A_daemon_that_does_not_run_is_quoted_and_its_start_is_the_remedy(string form, int exitCode)
    {
        var blocker = Assert.Single(await CheckAsync(_docker.On("info --format {{json .}}", form, Down + "\n", exitCode)));

        AssertBlocks(blocker, Down, "sudo systemctl start docker");
    }

    [Fact]
    public async Task The_client_of_20_10_says_why_in_its_form_only_and_is_quoted_all_the_same()
    {
        var form = $$$"""{"ServerErrors":["{{{Down}}}"],"ClientInfo":{"Debug":false,"Context":"default","Plugins":[],"Warnings":null}}""";

        AssertBlocks(Assert.Single(await CheckAsync(_docker.On("info *", form))), Down, "sudo systemctl start docker");
    }

    [Fact]
    public async Task A_client_that_says_nothing_at_all_still_makes_a_sentence()
    {
        AssertBlocks(Assert.Single(await CheckAsync(_docker.On("info *", exitCode: 3))), "'docker info' ended with 3 and named no daemon", "systemctl start docker");
    }

    [Theory]
    [InlineData("""permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.50/info": dial unix /var/run/docker.sock: connect: permission denied""", 1)]
    [InlineData("permission denied while trying to connect to the docker API at unix:///var/run/docker.sock", 0)]
    public async Task An_account_that_may_not_use_the_socket_is_told_the_group_and_not_an_address_in_percent_signs(string said, int exitCode)
    {
        var blocker = Assert.Single(await CheckAsync(_docker.On("info *", Samples.EmptyInfo, said + "\n", exitCode)));

        AssertBlocks(blocker, "permission denied while trying to connect to the ", "usermod -aG docker $USER");
        Assert.EndsWith("at unix:///var/run/docker.sock", blocker.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Podman_under_the_name_docker_is_called_by_its_name()
    {
        _docker.On("info *", """{"host":{"arch":"amd64"},"version":{"Version":"5.4.2"}}""", "Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.\n");

        AssertBlocks(Assert.Single(await CheckAsync(_docker)), "Podman", "docs.docker.com/engine/install");
    }

    [Fact]
    public async Task A_daemon_that_hangs_is_given_up_after_four_seconds_and_no_process_is_left()
    {
        var watch = Stopwatch.StartNew();
        var blocker = Assert.Single(await CheckAsync(_docker.HangsOn("info *")));

        AssertBlocks(blocker, "did not answer within 4 s", "sudo systemctl restart docker");
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(30));
        Assert.Equal(2, _docker.Hanging.Count);
        await Eventually.TrueAsync(() => Task.FromResult(_docker.Hanging.All(pid => ProcessTable.Identify(pid) is null)), TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task An_interrupted_check_is_no_finding()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DockerPreflight(_docker.HangsOn("info *").Client).CheckAsync(interrupt.Token));
    }

    [Fact]
    public async Task A_client_without_the_compose_plugin_blocks()
    {
        _docker.On("info *", Samples.Info()).On("compose version --short", error: "docker: 'compose' is not a docker command.\nSee 'docker --help'\n", exitCode: 1);

        AssertBlocks(Assert.Single(await CheckAsync(_docker), f => f.Blocks), "no plugin 'compose'", "docker-compose-v2 or docker-compose-plugin");
    }

    [Theory]
    [InlineData("2.20.3")]
    [InlineData("v2.5.0")]
    [InlineData("1.29.2")]
    public async Task A_Compose_before_2_21_blocks(string version)
    {
        _docker.On("info *", Samples.Info()).On("compose *", version + "\n");

        AssertBlocks(Assert.Single(await CheckAsync(_docker), f => f.Blocks), $"{version} is too old", "Compose 2.21 or newer");
    }

    [Theory]
    [InlineData("2.21.0")]
    [InlineData("v2.26.1-4")]
    [InlineData("2.40.3+ds1-1")]
    [InlineData("5.1.3")]
    public async Task A_Compose_from_2_21_on_is_good_whoever_packed_it(string version)
    {
        _docker.On("info *", Samples.Info()).On("compose *", version + "\n");

        Assert.Equal(Finding.Good("Compose", version), Assert.Single(await CheckAsync(_docker), f => f.Subject == "Compose"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("")]
    public async Task A_Compose_whose_version_is_not_understood_is_a_warning_only(string version)
    {
        _docker.On("info *", Samples.Info()).On("compose *", version + "\n");

        AssertWarns(await CheckAsync(_docker), "Compose", $"\"{version}\" is not understood", "Compose 2.21 or newer");
    }

    [Theory]
    [InlineData("ssh://me@far.example", "ssh://far.example")]
    [InlineData("tcp://10.0.0.7:2376", "tcp://10.0.0.7:2376")]
    public async Task A_daemon_on_another_machine_blocks_as_it_has_other_files(string host, string shown)
    {
        _docker.WithGoodDaemon().On("context inspect *", host + "\n");

        AssertBlocks(Assert.Single(await CheckAsync(_docker), f => f.Blocks), $"it is at {shown}, where this clone's files are not", "unset DOCKER_HOST");
    }

    [Theory]
    [InlineData("unix:///run/user/1000/docker.sock")]
    [InlineData("npipe:////./pipe/docker_engine")]
    [InlineData("tcp://127.0.0.1:2375")]
    [InlineData("tcp://localhost:2375")]
    [InlineData("")]
    public async Task A_daemon_on_this_machine_may_listen_wherever_it_likes(string host)
    {
        Assert.All(await CheckAsync(_docker.WithGoodDaemon().On("context inspect *", host + "\n")), f => Assert.Null(f.Remedy));
    }

    [Fact]
    public async Task Windows_containers_block()
    {
        _docker.On("info *", Samples.Info(info => info["OSType"] = "windows")).On("compose *", "5.1.3");

        AssertBlocks(Assert.Single(await CheckAsync(_docker), f => f.Blocks), "the daemon runs windows containers", "Switch it to Linux containers");
    }

    [Fact]
    public async Task Docker_Desktop_and_a_rootless_daemon_are_warned_of_what_stays_empty()
    {
        _docker.On("info *", Samples.Info(info => (info["OperatingSystem"], info["SecurityOptions"]) = ("Docker Desktop", new JsonArray("name=seccomp,profile=builtin", "name=rootless"))));
        _docker.On("compose *", "5.1.3");

        var findings = await CheckAsync(_docker);

        AssertWarns(findings, "Docker Desktop", "a machine of its own", "panels of CPU and memory stay empty");
        AssertWarns(findings, "Rootless", "without root", "panels of CPU and memory stay empty");
    }

    [Fact]
    public async Task A_kernel_without_a_memory_controller_is_warned_of_with_its_parameters()
    {
        _docker.On("info *", Samples.Info(info => info["MemoryLimit"] = false)).On("compose *", "5.1.3");

        AssertWarns(await CheckAsync(_docker), "Memory controller", "containers get no limit", "cgroup_enable=memory");
    }

    private static Task<IReadOnlyList<Finding>> CheckAsync(StandInDocker docker) => new DockerPreflight(docker.Client).CheckAsync(Cancellation);

    private static void AssertBlocks(Finding finding, string says, string remedy)
    {
        Assert.True(finding.Blocks, $"{finding}");
        Assert.Contains(says, finding.Says, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.EndsWith("or run without Docker: --engine=local.", finding.Remedy, StringComparison.Ordinal);
    }

    private static void AssertWarns(IReadOnlyList<Finding> findings, string subject, string says, string remedy)
    {
        var warning = Assert.Single(findings, f => f.Subject == subject);
        Assert.False(warning.Blocks, $"{warning}");
        Assert.Contains(says, warning.Says, StringComparison.Ordinal);
        Assert.Contains(remedy, warning.Remedy, StringComparison.Ordinal);
    }
}
