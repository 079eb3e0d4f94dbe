using System.Diagnostics;
using Cortico.Stack;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Fire drills that do not reach their end.</summary>
[Collection(nameof(LocalRuns))]
public sealed class BrokenDrillTests(LocalStackUnderTest stack)
{
    private readonly Project _drill = new(stack.Project.Name + "-drill", StackUnderTest.Repository.Root);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Interrupted_in_the_middle_it_removes_all_that_it_started_and_ends_with_130()
    {
        var before = await stack.InstancesAsync();

        var (exitCode, output) = await RunUntilAsync("Grafana uses the drill's contact points", Interrupt.Send);

        Assert.Equal(130, exitCode);
        Assert.Contains(output, line => line.Contains("Grafana uses", StringComparison.Ordinal));
        Assert.Empty(await stack.Engine.LeftoversAsync(_drill, Cancellation));
        Assert.Equal(before, await stack.InstancesAsync());
    }

    [Fact]
    public async Task What_a_killed_one_left_is_removed_by_the_next_which_names_a_rule_without_a_drill()
    {
        using var files = new GrafanaFolder();
        var rules = await File.ReadAllTextAsync(Path.Combine(files.Path, "alerting", "rules", "web.json"), Cancellation);
        files.Write("alerting/rules/web.json", rules.Replace("cortico-redis-away", "my-own-rule", StringComparison.Ordinal));
        await RunUntilAsync("Grafana uses the drill's contact points", pid => Process.GetProcessById(pid).Kill());
        var left = await stack.Engine.RunningAsync(_drill, Cancellation);

        var next = await stack.RunAsync("FireDrill", "--rule=my-own-rule", files.Argument);

        Assert.NotEmpty(left);
        Assert.Contains($"removing project {_drill.Name}", next.Output, StringComparison.Ordinal);
        Assert.False(next.Succeeded);
        Assert.Contains("It has no drill", next.Output, StringComparison.Ordinal);
        Assert.Contains("my-own-rule", next.Output, StringComparison.Ordinal);
        Assert.Empty(await stack.Engine.LeftoversAsync(_drill, Cancellation));
    }

    [Fact]
    public async Task A_stack_of_the_users_own_that_has_the_drills_name_is_left_alone()
    {
        var data = Directory.CreateDirectory(_drill.DataFolder("redis")).FullName;
        try
        {
            var drill = await stack.RunAsync("FireDrill");

            Assert.False(drill.Succeeded);
            Assert.Contains($"./build.sh --target=Down --project={_drill.Name} --volumes", drill.Error, StringComparison.Ordinal);
            Assert.True(Directory.Exists(data));
        }
        finally
        {
            Directory.Delete(_drill.Folder, recursive: true);
        }
    }

    /// <summary>Starts a drill and does something to it once it has printed a line.</summary>
    private async Task<(int ExitCode, IReadOnlyList<string> Output)> RunUntilAsync(string line, Action<int> act)
    {
        var command = stack.Build("FireDrill");
        using var build = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new List<string>();
        build.ErrorDataReceived += (_, _) => { };
        build.BeginErrorReadLine();
        while (await build.StandardOutput.ReadLineAsync(Cancellation) is { } printed)
        {
            output.Add(printed);
            if (printed.Contains(line, StringComparison.Ordinal)) act(build.Id);
        }
        await build.WaitForExitAsync(Cancellation);
        return (build.ExitCode, output);
    }
}
