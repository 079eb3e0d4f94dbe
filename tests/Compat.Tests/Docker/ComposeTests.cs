using Cake.Docker;
using Cortico.Compat.Tests.Fakes;

namespace Cortico.Compat.Tests.Docker;

public sealed class ComposeTests
{
    private static readonly DockerComposeSettings Project = new()
    {
        ProjectName = "cortico-test",
        ProjectDirectory = "compose",
        File = ["compose/compose.yaml", "compose/ci.yaml"],
        EnvFile = ["my env"],
        Profile = ["tools"],
        Ansi = "never",
        Parallel = 2,
    };

    private const string ProjectArguments =
        "compose --ansi \"never\" --env-file \"my env\" --file \"compose/compose.yaml\" --file \"compose/ci.yaml\" --parallel 2 " +
        "--profile \"tools\" --project-directory \"compose\" --project-name \"cortico-test\"";

    private readonly FakeContext context = new();

    [Fact]
    public void Up_puts_the_projects_options_before_the_command_and_its_own_after_it()
    {
        var settings = new DockerComposeUpSettings
        {
            Wait = true,
            WaitTimeout = 120,
            Detach = true,
            RemoveOrphans = true,
            Build = false,
            Pull = "missing",
        };

        context.DockerComposeUp(settings, Project, "web", "redis");

        Assert.Equal(
            ProjectArguments + " up --detach --pull \"missing\" --remove-orphans --wait --wait-timeout 120 web redis",
            context.Processes.Arguments);
    }

    [Fact]
    public void Up_needs_nothing_but_the_services()
    {
        context.DockerComposeUp("web");

        Assert.Equal("compose up web", context.Processes.Arguments);
    }

    [Fact]
    public void Down_can_take_the_volumes_along()
    {
        var settings = new DockerComposeDownSettings { Volumes = true, RemoveOrphans = true, Timeout = 5, Rmi = "local" };

        context.DockerComposeDown(settings, Project);

        Assert.Equal(ProjectArguments + " down --remove-orphans --rmi \"local\" --timeout 5 --volumes", context.Processes.Arguments);
    }

    [Fact]
    public void Down_needs_nothing()
    {
        context.DockerComposeDown();

        Assert.Equal("compose down", context.Processes.Arguments);
    }

    [Fact]
    public void Ps_returns_what_docker_printed_and_filters_without_quotes()
    {
        context.Processes.Output = ["{\"Service\":\"web\"}"];
        var settings = new DockerComposePsSettings
        {
            All = true,
            Format = "json",
            Filter = ["status=running", "status=exited"],
            NoTrunc = true,
        };

        var lines = context.DockerComposePs(settings, Project, "web");

        Assert.Equal(["{\"Service\":\"web\"}"], lines);
        Assert.Equal(
            ProjectArguments + " ps --all --filter status=running --filter status=exited --format \"json\" --no-trunc web",
            context.Processes.Arguments);
    }

    [Fact]
    public void Logs_returns_what_docker_printed()
    {
        context.Processes.Output = ["web-1 | started", "redis-1 | ready"];

        var lines = context.DockerComposeLogs(new DockerComposeLogsSettings { NoColor = true, Tail = "20", Timestamps = true });

        Assert.Equal(["web-1 | started", "redis-1 | ready"], lines);
        Assert.Equal("compose logs --no-color --tail \"20\" --timestamps", context.Processes.Arguments);
    }

    [Fact]
    public void Scale_restart_and_pull_take_services()
    {
        context.DockerComposeScale(new DockerComposeScaleSettings { NoDeps = true }, Project, "web=3");
        Assert.Equal(ProjectArguments + " scale --no-deps web=3", context.Processes.Arguments);

        context.DockerComposeRestart(new DockerComposeRestartSettings { Timeout = 1 }, null, "redis");
        Assert.Equal("compose restart --timeout 1 redis", context.Processes.Arguments);

        context.DockerComposePull(new DockerComposePullSettings { Quiet = true, Policy = "missing" });
        Assert.Equal("compose pull --policy \"missing\" --quiet", context.Processes.Arguments);
    }
}
