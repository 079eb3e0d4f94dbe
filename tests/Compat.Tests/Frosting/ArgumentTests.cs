namespace Cortico.Compat.Tests.Frosting;

public sealed class ArgumentTests
{
    [Fact]
    public async Task Arguments_arrive_by_name_in_both_spellings_with_all_their_values()
    {
        var run = await SampleBuild.RunAsync("--target=Arguments", "--name=a b", "--name", "c", "--port-base=9000", "--flag");

        Assert.Contains("name=a b|c", run.Steps);
        Assert.Contains("port-base=9000", run.Steps);
        Assert.Contains("flag=", run.Steps);
        Assert.Contains("target=Arguments", run.Steps);
        Assert.Contains("has-Name=True", run.Steps);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task What_the_host_understands_itself_is_no_argument_but_the_target()
    {
        var run = await SampleBuild.RunAsync("--target=Arguments", "--verbosity=minimal", "--exclusive");

        Assert.Equal(["target=Arguments", "has-Name=False", "setting="], run.Steps);
    }

    [Fact]
    public async Task A_setting_of_the_host_reaches_the_tasks()
    {
        var run = await SampleBuild.RunVariantAsync("setting", "--target=Arguments");

        Assert.Contains("setting=from the host", run.Steps);
    }
}
