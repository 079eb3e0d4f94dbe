using System.Text.RegularExpressions;

namespace Cortico.Compat.Tests.Frosting;

public sealed class ViewTests
{
    [Fact]
    public async Task Description_lists_every_task_and_runs_none()
    {
        var run = await SampleBuild.RunAsync("--description");

        Assert.Contains(run.Lines, line => Regex.IsMatch(line, @"^\s*Clean\s+Removes \[old\] outputs$"));
        Assert.Contains(run.Lines, line => Regex.IsMatch(line, @"^\s*Compile-It\s+Compiles, a little later$"));
        Assert.Contains(run.Lines, line => line.Trim() == "Restore");
        Assert.Empty(run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Tree_draws_dependencies_below_those_that_need_them_and_runs_none()
    {
        var run = await SampleBuild.RunAsync("--tree");

        var lines = run.Lines.ToList();
        Assert.Equal("└─Fail", lines[lines.IndexOf("AfterFail") + 1]);
        Assert.DoesNotContain("Clean", lines);
        Assert.Empty(run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--noop")]
    [InlineData("--whatif")]
    public async Task A_dry_run_numbers_the_tasks_and_runs_none(string option)
    {
        var run = await SampleBuild.RunAsync("--target=Compile-It", option);

        var numbered = run.Lines.Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]));
        Assert.Equal(["1. Clean", "2. Restore", "3. Compile-It"], numbered);
        Assert.Empty(run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Help_lists_the_hosts_options_and_runs_none()
    {
        var run = await SampleBuild.RunAsync("--help");

        string[] options =
        [
            "--target", "--working", "--verbosity", "--description", "--tree", "--dryrun", "--exclusive", "--version", "--info",
        ];
        Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Version_is_the_description_of_the_builds_own_assembly()
    {
        var run = await SampleBuild.RunAsync("--version");

        Assert.Equal("A build for the tests", run.Output.Trim());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Info_tells_the_version_and_runs_none()
    {
        var run = await SampleBuild.RunAsync("--info");

        Assert.Contains("Version: A build for the tests", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Steps);
        Assert.Equal(0, run.ExitCode);
    }
}
