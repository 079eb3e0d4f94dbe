namespace Cortico.Compat.Tests.Frosting;

public sealed class FailureTests
{
    [Fact]
    public async Task A_task_that_throws_ends_the_run_with_its_message_and_exit_code_1()
    {
        var run = await SampleBuild.RunAsync("--target=AfterFail");

        Assert.Equal(["finally"], run.Steps);
        Assert.Equal("Failed", run.StatusOf("Fail"));
        Assert.Contains("An error occurred when executing task 'Fail'.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Error: the disk is full", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_diagnostic_run_shows_where_it_was_thrown()
    {
        var run = await SampleBuild.RunAsync("--target=Fail", "--verbosity=diagnostic");

        Assert.Contains("SampleBuild.Tasks.Fail.Run", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CakeExceptions_exit_code_is_lost_inside_a_task_because_the_engine_wraps_it()
    {
        var run = await SampleBuild.RunAsync("--target=FailWithCode");

        Assert.Contains("Error: seven", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_CakeExceptions_exit_code_counts_outside_the_tasks()
    {
        var run = await SampleBuild.RunVariantAsync("context-fails");

        Assert.Contains("Error: --port-base=x is no number", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public async Task A_task_may_be_allowed_to_fail()
    {
        var run = await SampleBuild.RunAsync("--target=AfterForgiven");

        Assert.Equal(["went on"], run.Steps);
        Assert.Equal("Failed", run.StatusOf("Forgiven"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_task_may_mend_its_own_failure()
    {
        var run = await SampleBuild.RunAsync("--target=Mended");

        Assert.Equal(["mended broken"], run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_target_that_is_skipped_is_an_error_with_the_reason()
    {
        var run = await SampleBuild.RunAsync("--target=Skipped");

        const string expected = "Could not reach target 'Skipped' since it was skipped due to a criteria: it is Sunday.";
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task An_unknown_target_is_named()
    {
        var run = await SampleBuild.RunAsync("--target=Upp");

        Assert.Contains("Error: The target 'Upp' was not found.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Tasks_that_wait_for_each_other_in_a_circle_are_an_error()
    {
        var run = await SampleBuild.RunVariantAsync("circle", "--target=Chicken");

        Assert.Contains("Error: Graph contains circular references.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Steps);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Two_tasks_that_wait_for_each_other_are_an_error_whatever_the_target()
    {
        var run = await SampleBuild.RunVariantAsync("pair", "--target=Clean");

        Assert.Contains("cannot depend on each other", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Steps);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Two_tasks_of_one_name_are_an_error()
    {
        var run = await SampleBuild.RunVariantAsync("twins", "--target=Restore");

        Assert.Contains("Another task with the name 'clean' has already been added.", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_dependency_that_is_no_task_is_an_error()
    {
        var run = await SampleBuild.RunVariantAsync("no-task", "--target=Clean");

        Assert.Contains("The dependency 'String' is not a valid task.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_working_directory_that_is_not_there_is_an_error()
    {
        var run = await SampleBuild.RunAsync("--target=Clean", "--working=no-such-folder");

        Assert.Matches("The working directory '.*/no-such-folder' does not exist", run.Error);
        Assert.Empty(run.Steps);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_command_line_that_cannot_be_read_fails_before_anything_runs()
    {
        var run = await SampleBuild.RunAsync("--verbosity=loud");

        Assert.Contains("loud", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Steps);
        Assert.NotEqual(0, run.ExitCode);
    }
}
