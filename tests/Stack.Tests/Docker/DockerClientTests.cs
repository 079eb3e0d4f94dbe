using Cortico.Stack.Docker;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>What the client makes of containers that come and go while it asks.</summary>
public sealed class DockerClientTests : IDisposable
{
    private readonly StandInDocker _docker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _docker.Dispose();

    [Fact]
    public async Task Without_containers_nothing_is_inspected()
    {
        Assert.Empty(await _docker.On("ps *").Client.ContainersAsync("p", Cancellation));
        Assert.Equal(["ps --all --no-trunc --quiet --filter label=com.docker.compose.project=p"], _docker.Calls);
    }

    [Theory]
    [InlineData("Error: No such object: bbbb2222")]
    [InlineData("Error response from daemon: No such container: bbbb2222")]
    [InlineData("error: no such object: bbbb2222")]
    public async Task One_that_vanishes_between_list_and_look_is_left_out(string error)
    {
        _docker.On("ps *", "aaaa1111\nbbbb2222\n").On("inspect *aaaa1111 bbbb2222", $"[{Samples.Container()}]\n", error + "\n", exitCode: 1);

        Assert.Equal(["cortico-test-web-1"], (await _docker.Client.ContainersAsync("p", Cancellation)).Select(c => c.Name));
    }

    [Fact]
    public async Task When_all_vanish_there_are_none()
    {
        _docker.On("ps *", "aaaa1111\n").On("inspect *", "[]\n", "Error: No such object: aaaa1111\n", exitCode: 1);

        Assert.Empty(await _docker.Client.ContainersAsync("p", Cancellation));
    }

    [Theory]
    [InlineData("[]\n")]
    [InlineData("")]
    public async Task A_daemon_that_goes_away_between_list_and_look_is_not_taken_for_no_containers(string output)
    {
        _docker.On("ps *", "aaaa1111\n").On("inspect *", output, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n", exitCode: 1);

        var problem = await Assert.ThrowsAsync<StackException>(() => _docker.Client.ContainersAsync("p", Cancellation));

        Assert.Equal("docker inspect ended with 1: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", problem.Message);
    }

    [Fact]
    public async Task A_failing_command_is_told_with_its_arguments_and_dockers_own_words()
    {
        var problem = await Assert.ThrowsAsync<StackException>(() => _docker.On("network *", error: "bad news\n", exitCode: 7).Client.NetworksAsync("p", Cancellation));

        Assert.Equal("docker network ls --quiet --filter label=com.docker.compose.project=p ended with 7: bad news", problem.Message);
    }

    [Fact]
    public async Task The_status_table_is_made_of_those_that_have_figures_when_one_ends_meanwhile()
    {
        var gone = Samples.Container(c => (c["Id"], c["Name"]) = ("bbbb2222", "/cortico-test-web-2"));
        _docker.On("ps *", "aaaa1111\nbbbb2222\n").On("inspect *", $"[{Samples.Container()},{gone}]").On("stats *", """
            {"ID":"aaaa1111","MemUsage":"47.5MiB / 256MiB"}
            {"ID":"bbbb2222","MemUsage":"-- / --"}
            """, "Error response from daemon: No such container: bbbb2222\n", exitCode: 1);
        using var folder = new Testing.TemporaryFolder();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 1, 3, 4, TimeSpan.Zero));

        var table = await new ContainerStatus(new Project("cortico-test", folder.Path), _docker.Client, time).ReadAsync(Cancellation);

        Assert.Equal([("cortico-test-web-1", (long?)49_807_360), ("cortico-test-web-2", null)], table.Where(s => s.Service == "web").Select(s => (s.Instance, s.MemoryBytes)));
        Assert.Equal(60, table.First(s => s.Service == "web").Uptime!.Value.TotalSeconds, tolerance: 1);
        Assert.Equal("http://127.0.0.1:8000/", table.First(s => s.Service == "web").Address!.ToString());
        Assert.All(table.Where(s => s.Service != "web"), s => Assert.Equal(("stopped", "not started"), (s.State, s.Problem)));
        Assert.Equal(ContainerStatus.Services, table.Select(s => s.Service).Distinct());
    }

    [Theory]
    [InlineData("0B", 0)]
    [InlineData("512B", 512)]
    [InlineData("1.5kB", 1500)]
    [InlineData("2MB", 2_000_000)]
    [InlineData("1KiB", 1024)]
    [InlineData("47.5MiB", 49_807_360)]
    [InlineData("1.25GiB", 1_342_177_280)]
    public void Figures_of_docker_are_read_in_its_units(string text, long bytes) => Assert.Equal(bytes, ContainerStatus.Bytes(text));

    [Theory]
    [InlineData("--")]
    [InlineData("")]
    [InlineData("5 parsecs")]
    public void What_is_no_figure_is_none(string text) => Assert.Null(ContainerStatus.Bytes(text));
}
