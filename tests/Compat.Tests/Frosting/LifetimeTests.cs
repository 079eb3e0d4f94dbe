namespace Cortico.Compat.Tests.Frosting;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Setup_and_teardown_surround_the_run_and_each_task()
    {
        var run = await SampleBuild.RunVariantAsync("lifetimes", "--target=Restore");

        Assert.Equal(
            [
                "setup for Restore: Clean,Restore",
                "before Clean", "clean", "after Clean, skipped False, nothing thrown",
                "before Restore", "restore", "after Restore, skipped False, nothing thrown",
                "teardown, successful True, nothing thrown",
            ],
            run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Teardown_comes_after_a_failure_too_and_knows_of_it()
    {
        var run = await SampleBuild.RunVariantAsync("lifetimes", "--target=AfterFail");

        Assert.Equal(
            [
                "setup for AfterFail: Fail,AfterFail",
                "before Fail", "finally", "after Fail, skipped False, the disk is full",
                "teardown, successful False, the disk is full",
            ],
            run.Steps);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_setup_that_fails_keeps_tasks_from_running_but_not_teardown()
    {
        var run = await SampleBuild.RunVariantAsync("setup-fails", "--target=Clean");

        Assert.Equal(["teardown, successful False, no setup"], run.Steps);
        Assert.Contains("Error: no setup", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_teardown_that_fails_fails_the_run()
    {
        var run = await SampleBuild.RunVariantAsync("teardown-fails", "--target=Clean");

        Assert.Equal(["clean"], run.Steps);
        Assert.Contains("Error: no teardown", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_dry_run_sets_up_and_tears_down_but_no_single_task()
    {
        var run = await SampleBuild.RunVariantAsync("lifetimes", "--target=Clean", "--dryrun");

        Assert.Equal(["setup for Clean: Clean", "teardown, successful True, nothing thrown"], run.Steps);
    }
}
