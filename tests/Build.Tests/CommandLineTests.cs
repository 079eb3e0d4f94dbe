namespace Cortico.Build.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Without_arguments_it_prints_every_task_and_every_argument()
    {
        var result = await BuildProcess.RunAsync();

        Assert.True(result.Succeeded, result.Complaint);
        Assert.All(Arguments.Tasks(), task => Assert.Contains(task.Name, result.Output, StringComparison.Ordinal));
        Assert.All(Arguments.All, argument => Assert.Contains(argument.Usage, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Output_that_goes_to_a_file_has_no_colours()
    {
        var result = await BuildProcess.RunAsync("--target=Nope");

        Assert.DoesNotContain('\u001b', result.Output + result.Error);
    }

    [Theory]
    [InlineData("Nope", "The target 'Nope' was not found")]
    public async Task A_task_that_is_not_there_is_named_and_the_exit_code_is_not_zero(string target, string message)
    {
        var result = await BuildProcess.RunAsync($"--target={target}");

        Assert.False(result.Succeeded);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_a_stack_that_is_not_up_are_refused_with_what_to_run_first()
    {
        var result = await BuildProcess.RunAsync("--target=Screenshots", "--project=never-started");

        Assert.False(result.Succeeded);
        Assert.Contains("Project never-started is not up. Run ./build.sh --target=Up --project=never-started first.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--prot-base=9000", "--prot-base is not known")]
    [InlineData("--port-base=99", "give a whole number from 1024")]
    [InlineData("--port-base=many", "give a whole number from 1024")]
    [InlineData("--project=../x", "is no valid project name")]
    [InlineData("--engine=podman", "--engine=podman is not known: give auto or docker or local")]
    [InlineData("--grafana-url=nonsense", "is no http or https address")]
    [InlineData("--grafana-url=http://admin:secret@127.0.0.1", "must not carry a password")]
    [InlineData("--grafana=real", "--grafana=real is not known: give auto or embedded or installed")]
    [InlineData("--timeout=0", "give a whole number from 1")]
    public async Task A_bad_argument_is_refused_before_any_task_runs_with_what_to_give_instead(string argument, string message)
    {
        var result = await BuildProcess.RunAsync("--target=Status", argument);

        Assert.False(result.Succeeded);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Service", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--grafana=embedded", "--grafana-home=/opt/grafana", "exclude each other")]
    [InlineData("--engine=docker", "--grafana=installed", "choose the local engine's Grafana")]
    [InlineData("--engine=docker", "--grafana-home=/opt/grafana", "choose the local engine's Grafana")]
    [InlineData("--engine=local", "--grafana-home=/nowhere", "/nowhere is no folder")]
    public async Task Arguments_for_Grafana_that_do_not_fit_are_refused_before_anything_starts(string one, string other, string message)
    {
        var result = await BuildProcess.RunAsync("--target=Up", one, other, "--project=never-started");

        Assert.False(result.Succeeded);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(BuildContext.Repository.Root, ".stack", "never-started")));
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--tree")]
    [InlineData("--description")]
    public async Task Cakes_own_switches_run_nothing(string option)
    {
        var result = await BuildProcess.RunAsync("--target=Up", option, "--project=never-started");

        Assert.True(result.Succeeded, result.Complaint);
        Assert.Contains("Up", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(BuildContext.Repository.Root, ".stack", "never-started")));
    }

    [Fact]
    public async Task Down_of_a_project_that_was_never_up_is_no_error()
    {
        var result = await BuildProcess.RunAsync("-t", "Down", "--project", "never-started");

        Assert.True(result.Succeeded, result.Complaint);
        Assert.Contains("Nothing of project never-started was running", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_argument_that_a_task_names_exists_and_every_argument_is_read_by_a_task()
    {
        var named = Arguments.Tasks().SelectMany(task => task.Arguments).ToHashSet(StringComparer.Ordinal);
        var known = Arguments.All.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(known, named);
        Assert.Equal([Arguments.Feed], known.Except(named));
    }
}
