using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Docker;
using Cortico.Compat.Tests.Fakes;

namespace Cortico.Compat.Tests.Docker;

public sealed class ToolTests
{
    private readonly FakeContext context = new();

    [Fact]
    public void Docker_is_looked_for_by_the_platforms_own_name_first()
    {
        context.DockerCustomCommand("version");

        var names = Assert.IsType<FakeTools>(context.Tools).LookedFor;
        Assert.Equal(OperatingSystem.IsWindows() ? ["docker.exe", "docker"] : ["docker", "docker.exe"], names);
    }

    [Fact]
    public void A_failure_of_docker_is_an_exception_with_its_exit_code()
    {
        context.Processes.ExitCode = 17;

        var failure = Assert.Throws<CakeException>(() => context.DockerComposeUp("web"));

        Assert.Equal(17, failure.ExitCode);
        Assert.Equal("Docker: Process returned an error (exit code 17).", failure.Message);
    }

    [Fact]
    public void An_exit_code_may_be_allowed()
    {
        context.Processes.ExitCode = 17;

        context.DockerComposeDown(new DockerComposeDownSettings { HandleExitCode = code => code == 17 });

        Assert.Equal("compose down", context.Processes.Arguments);
    }

    [Fact]
    public void A_docker_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<CakeException>(() =>
            context.DockerComposeDown(new DockerComposeDownSettings { ToolPath = new FilePath("no-such-docker") }));

        Assert.Equal("Docker: Could not locate executable.", failure.Message);
    }

    [Fact]
    public void Working_directory_and_environment_reach_the_process()
    {
        var settings = new DockerComposeDownSettings { WorkingDirectory = new DirectoryPath("/") };
        settings.EnvironmentVariables["COMPOSE_PROJECT_NAME"] = "cortico-test";

        context.DockerComposeDown(settings);

        Assert.Equal("/", context.Processes.Last!.WorkingDirectory.FullPath);
        Assert.Equal("cortico-test", context.Processes.Last.EnvironmentVariables["COMPOSE_PROJECT_NAME"]);
        Assert.Equal("compose down", context.Processes.Arguments);
    }

    [Fact]
    public void A_custom_command_goes_out_as_it_stands_and_returns_what_docker_printed()
    {
        context.Processes.Output = ["28.2.2"];

        var lines = context.DockerCustomCommand(new DockerCustomCommandSettings(), "version --format '{{.Server.Version}}'");

        Assert.Equal(["28.2.2"], lines);
        var words = context.Processes.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["version", "--format", "'{{.Server.Version}}'"], words);
    }

    [Fact]
    public void Arguments_can_be_changed_before_they_go_out()
    {
        context.DockerComposeUp(new DockerComposeUpSettings
        {
            Detach = true,
            ArgumentCustomization = arguments => arguments.Append("--scale").Append("web=3"),
        });

        Assert.Equal("compose up --detach --scale web=3", context.Processes.Arguments);
    }
}
