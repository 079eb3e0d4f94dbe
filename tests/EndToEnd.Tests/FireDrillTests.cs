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
        // The app counts as down until it is scraped first, and the rule on that may be pending since.
        var alertsBefore = await Eventually.GetAsync(AlertsAsync, alerts => alerts.All(alert => alert.EndsWith(" inactive", StringComparison.Ordinal)), TimeSpan.FromSeconds(120), Cancellation);
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

    /// <summary>The rules of the stack beside, with their states.</summary>
    private async Task<IReadOnlyList<string>> AlertsAsync() => [.. (await _stack.GrafanaAsync("/api/prometheus/grafana/api/v1/rules")).GetProperty("data").GetProperty("groups").EnumerateArray()
        .SelectMany(group => group.GetProperty("rules").EnumerateArray()).Select(rule => $"{rule.GetProperty("uid")} {rule.GetProperty("duration")} {rule.GetProperty("state")}")];
}
