using System.Diagnostics;

namespace Cortico.Build.Tests;

/// <summary>A machine whose Docker daemon does not answer, or that has no Docker at all.</summary>
public sealed class NoDaemonTests
{
    [Theory]
    [InlineData("Up")]
    [InlineData("Containerize")]
    public async Task Asking_for_Docker_ends_at_once_with_the_remedy(string task)
    {
        var build = BuildProcess.Command($"--target={task}", "--engine=docker", "--project=no-daemon") with
        {
            Environment = new Dictionary<string, string> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" },
        };
        var watch = Stopwatch.StartNew();

        var result = await build.RunAsync(TestContext.Current.CancellationToken);

        Assert.False(result.Succeeded);
        // Half a second by itself; whoever waited for a daemon would wait for a minute.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Contains("--engine=local", result.Error, StringComparison.Ordinal);
    }
}
