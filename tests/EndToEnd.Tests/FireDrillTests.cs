using System.Diagnostics;
using System.Text.Json;
using Cortico.Stack;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>The fire drill as a user starts it, beside a stack that it must not touch.</summary>
public abstract class FireDrillTests
{
    private readonly StackUnderTest _stack;
    private readonly Project _drill;

    protected FireDrillTests(StackUnderTest stack)
    {
        _stack = stack;
        stack.RequireEngine();
        _drill = new Project(stack.Project.Name + "-drill", StackUnderTest.Repository.Root);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_rule_fires_is_told_and_resolves_and_the_stack_beside_it_is_not_touched()
    {
        var before = await _stack.InstancesAsync();
        var alertsBefore = await AlertsAsync();
        var hits = await _stack.HitAsync();

        var drill = await _stack.RunAsync("FireDrill");

        Assert.True(drill.Succeeded, drill.Output + drill.Error);
        Assert.Contains("All 6 alert rules fired, were told, and resolved", drill.Output, StringComparison.Ordinal);
        var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(StackUnderTest.Repository.Artifacts, "firedrill", $"{_drill.Name}.json"), Cancellation)).RootElement;
        Assert.Equal(_stack.Engine.Name, results.GetProperty("engine").GetString());
        Assert.Equal(6, results.GetProperty("results").GetArrayLength());
        Assert.All(results.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal("passed", result.GetProperty("verdict").GetString());
            Assert.NotEqual(JsonValueKind.Null, result.GetProperty("pending").ValueKind);
            Assert.NotEqual(JsonValueKind.Null, result.GetProperty("toldResolved").ValueKind);
        });
        Assert.Empty(await _stack.Engine.LeftoversAsync(_drill, Cancellation));
        Assert.Equal(before, await _stack.InstancesAsync());
        Assert.Equal(alertsBefore, await AlertsAsync());
        Assert.Equal(hits + 1, await _stack.HitAsync());
    }

    [Fact]
    public async Task Interrupted_in_the_middle_it_removes_all_that_it_started_and_ends_with_130()
    {
        var before = await _stack.InstancesAsync();

        var (exitCode, output) = await RunUntilAsync("Grafana uses the drill's contact points", Interrupt.Send);

        Assert.Equal(130, exitCode);
        Assert.Contains(output, line => line.Contains("Grafana uses", StringComparison.Ordinal));
        Assert.Empty(await _stack.Engine.LeftoversAsync(_drill, Cancellation));
        Assert.Equal(before, await _stack.InstancesAsync());
    }

    [Fact]
    public async Task What_a_killed_one_left_is_removed_by_the_next_which_names_a_rule_without_a_drill()
    {
        using var files = new GrafanaFolder();
        var rules = await File.ReadAllTextAsync(Path.Combine(files.Path, "alerting", "rules", "web.json"), Cancellation);
        files.Write("alerting/rules/web.json", rules.Replace("cortico-redis-away", "my-own-rule", StringComparison.Ordinal));
        await RunUntilAsync("Grafana uses the drill's contact points", pid => Process.GetProcessById(pid).Kill());
        var left = await _stack.Engine.RunningAsync(_drill, Cancellation);

        var next = await _stack.RunAsync("FireDrill", "--rule=my-own-rule", files.Argument);

        Assert.NotEmpty(left);
        Assert.Contains($"removing project {_drill.Name}", next.Output, StringComparison.Ordinal);
        Assert.False(next.Succeeded);
        Assert.Contains("It has no drill", next.Output, StringComparison.Ordinal);
        Assert.Contains("my-own-rule", next.Output, StringComparison.Ordinal);
        Assert.Empty(await _stack.Engine.LeftoversAsync(_drill, Cancellation));
    }

    /// <summary>Starts a drill and does something to it once it has printed a line.</summary>
    private async Task<(int ExitCode, IReadOnlyList<string> Output)> RunUntilAsync(string line, Action<int> act)
    {
        var command = _stack.Build("FireDrill");
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

    /// <summary>The rules of the stack beside, with their states.</summary>
    private async Task<IReadOnlyList<string>> AlertsAsync() => [.. (await _stack.GrafanaAsync("/api/prometheus/grafana/api/v1/rules")).GetProperty("data").GetProperty("groups").EnumerateArray()
        .SelectMany(group => group.GetProperty("rules").EnumerateArray()).Select(rule => $"{rule.GetProperty("uid")} {rule.GetProperty("duration")} {rule.GetProperty("state")}")];
}
