using System.Collections.Immutable;
using Cortico.Stack;
using Cortico.Stack.Load;

namespace Cortico.Build;

/// <summary>A load test as the command line and the settings want it, checked before anything is loaded.</summary>
/// <param name="Plan">What runs when.</param>
/// <param name="Thresholds">What it is judged by.</param>
/// <param name="Target">The web app's root.</param>
/// <param name="IsOwnStack">Whether the target is the stack's own web app, which Prometheus watches.</param>
/// <param name="Baseline">To be compared with; null for none.</param>
/// <param name="Settings">As the report tells them.</param>
public sealed record LoadTestPlan(LoadPlan Plan, LoadThresholds Thresholds, Uri Target, bool IsOwnStack, Baseline? Baseline, ImmutableArray<ReportEntry> Settings)
{
    /// <summary>The route template that the app counts the requests under, as long as it has no parameters: the path without its query.</summary>
    public string Route => Plan.Path.Split('?', 2)[0];

    /// <exception cref="StackException">Settings, arguments or baseline can't be used.</exception>
    public static async Task<LoadTestPlan> ReadAsync(BuildContext context)
    {
        var asked = context.Parameters.Load;
        var file = Path.GetFullPath(asked.Settings, BuildContext.Repository.Root);
        var settings = await LoadSettingsFile.ReadAsync(file, context.Cancellation);
        var (target, path) = asked.Target is { } given ? LoadTarget.Split(given, asked.Overrides.Path) : ((await context.PortsAsync()).Web, asked.Overrides.Path);
        var plan = LoadPlanner.Plan(settings, asked.Overrides with { Path = path });
        var isOwnStack = asked.Target is null;
        // Viewers and thresholds of the server belong to the stack.
        if (!isOwnStack) plan = plan with { Scenarios = [.. plan.Scenarios.Where(scenario => scenario.Name == ScenarioName.Web)] };
        if (plan.Scenarios.IsEmpty) throw new StackException($"--{Arguments.LoadTarget}: the profile {asked.Overrides.Profile} has no scenario \"{ScenarioName.Web}\".");
        await LoadTarget.CheckAsync(target, asked.AllowRemote, context.Cancellation);
        var address = LoadTarget.Address(target, plan.Path);
        if (asked.SaveBaseline is { } name) BaselineFolder.CheckName(name);
        var baseline = asked.Baseline is { } wanted ? await Baselines.LoadAsync(wanted, context.Cancellation) : null;
        baseline?.EnsureComparable(plan, Machine.OfThisProcess());
        return new LoadTestPlan(plan, settings.Thresholds, target, isOwnStack, baseline,
        [
            new("Profile", $"{asked.Overrides.Profile} of {Path.GetRelativePath(BuildContext.Repository.Root, file)}"),
            new("Plan", PlanText.Of(plan)),
            new("Target", address.AbsoluteUri),
            new("Request timeout", $"{plan.RequestTimeout.TotalSeconds:0.###} s"),
            new("Seed", $"{plan.Seed}"),
        ]);
    }

    public static BaselineFolder Baselines { get; } = new(Path.Combine(BuildContext.Repository.Root, "tests", "LoadTest", "baselines"));
}
