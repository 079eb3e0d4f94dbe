namespace Cortico.Compat.Tests.Frosting;

public sealed class RunTests
{
    [Fact]
    public async Task Dependencies_run_first_each_once_in_the_order_they_are_written()
    {
        var run = await SampleBuild.RunAsync();

        Assert.Equal(["clean", "restore", "compile", "sign"], run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_task_name_is_found_whatever_its_case()
    {
        var run = await SampleBuild.RunAsync("--target=compile-it");

        Assert.Equal(["clean", "restore", "compile"], run.Steps);
    }

    [Theory]
    [InlineData("--target", "Clean")]
    [InlineData("--target=Clean")]
    [InlineData("-t", "Clean")]
    [InlineData("--Target=Clean")]
    public async Task The_target_can_be_given_in_every_spelling(params string[] arguments)
    {
        var run = await SampleBuild.RunAsync(arguments);

        Assert.Equal(["clean"], run.Steps);
    }

    [Fact]
    public async Task Several_targets_share_what_they_depend_on()
    {
        var run = await SampleBuild.RunAsync("--target=Restore", "--target=Compile-It");

        Assert.Equal(["clean", "restore", "compile"], run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("--exclusive")]
    [InlineData("-e")]
    public async Task Exclusive_runs_the_target_alone(string option)
    {
        var run = await SampleBuild.RunAsync("--target=Compile-It", option);

        Assert.Equal(["compile"], run.Steps);
    }

    [Fact]
    public async Task The_report_names_each_task_and_how_it_went()
    {
        var run = await SampleBuild.RunAsync("--target=AfterSkipped");

        Assert.Equal(["after skipped"], run.Steps);
        Assert.Equal("Skipped", run.StatusOf("Skipped"));
        Assert.Contains("it is Sunday", run.Output, StringComparison.Ordinal);
        Assert.Equal("Succeeded", run.StatusOf("AfterSkipped"));
    }

    [Fact]
    public async Task A_quiet_run_prints_the_tasks_own_words_and_the_report_only()
    {
        var run = await SampleBuild.RunAsync("--target=Clean", "--verbosity=quiet");

        Assert.DoesNotContain('═', run.Output);
        Assert.Equal(["clean"], run.Steps);
    }

    [Fact]
    public async Task A_diagnostic_run_tells_which_tasks_are_registered()
    {
        var run = await SampleBuild.RunAsync("--target=Clean", "--verbosity=diagnostic");

        Assert.Contains("Registering task: Compile-It", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_for_another_context_is_left_out_with_a_warning()
    {
        var run = await SampleBuild.RunVariantAsync("other-context", "--target=Clean");

        const string expected = "Task cannot be used since the context isn't convertible to SampleBuild.Defects.OtherContext.";
        Assert.Contains(expected, run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task The_working_directory_is_the_hosts_unless_the_command_line_has_one()
    {
        Directory.CreateDirectory(Path.Combine(SampleBuild.Folder, "work", "deeper"));

        var host = await SampleBuild.RunVariantAsync("subfolder", "--target=WorkingFolder");
        var asked = await SampleBuild.RunVariantAsync("subfolder", "--target=WorkingFolder", "--working=work/deeper");

        Assert.EndsWith("/work", Assert.Single(host.Steps), StringComparison.Ordinal);
        Assert.EndsWith("/work/deeper", Assert.Single(asked.Steps), StringComparison.Ordinal);
    }
}
