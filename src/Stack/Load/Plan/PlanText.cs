namespace Cortico.Stack.Load;

/// <summary>A plan in one line.</summary>
public static class PlanText
{
    /// <summary>For example <c>web: open, even, warm-up 5 s, ramp 0→200/s in 5 s, hold 200/s for 30 s</c>.</summary>
    public static string Of(LoadPlan plan) => string.Join("; ", plan.Scenarios.Select(Of)) + (plan.Path == "/" ? "" : $"; {plan.Path}");

    private static string Of(ScenarioPlan scenario) => string.Join(", ",
    [
        $"{scenario.Name}: {(scenario.Model == LoadModel.Open ? $"open, {scenario.Arrivals.ToString().ToLowerInvariant()}" : "closed")}",
        .. scenario.WarmUp > TimeSpan.Zero ? [$"warm-up {InWords.Seconds(scenario.WarmUp)}"] : Array.Empty<string>(),
        .. scenario.Phases.Select(phase => Of(phase, scenario.Model == LoadModel.Open ? "/s" : phase.To == 1 ? " user" : " users")),
    ]);

    private static string Of(Phase phase, string unit) => phase.From == phase.To
        ? $"{phase.Name} {InWords.Short(phase.To)}{unit} for {InWords.Seconds(phase.Duration)}"
        : $"{phase.Name} {InWords.Short(phase.From)}→{InWords.Short(phase.To)}{unit} in {InWords.Seconds(phase.Duration)}";
}
