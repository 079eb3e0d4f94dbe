namespace Cortico.Stack.Load;

internal static class ClientChecks
{
    public static IEnumerable<Check> Of(ScenarioResult scenario, ScenarioThresholds? thresholds)
    {
        var subject = CheckSubject.Client(scenario.Plan.Name);
        if (thresholds is null)
        {
            yield return new Check(subject, "thresholds", "some", "none", false, "the settings name no thresholds for this scenario");
            yield break;
        }
        // Users of a closed model begin as often as they get answers: it plans no rate.
        if (scenario.Plan.Model == LoadModel.Open) yield return Rate(subject, scenario, thresholds.RateReached);
        yield return new Check(
            subject, "error ratio", $"≤ {InWords.Percent(thresholds.ErrorRatio)}", $"{InWords.Percent(scenario.Requests.ErrorRatio)}",
            scenario.Requests.All > 0 && scenario.Requests.ErrorRatio <= thresholds.ErrorRatio,
            scenario.Requests.All == 0 ? "no request ended" : scenario.Requests.Failed == 0 ? null : $"{scenario.Requests.Failed} of {scenario.Requests.All} requests{Worst(scenario)}");
        yield return Latency(subject, "p95", scenario.Latency, scenario.Latency.P95, thresholds.P95);
        yield return Latency(subject, "p99", scenario.Latency, scenario.Latency.P99, thresholds.P99);
    }

    private static Check Rate(string subject, ScenarioResult scenario, double least)
    {
        var reached = scenario.Planned == 0 ? 0 : Math.Min(1, (double)scenario.Begun / scenario.Planned);
        return new Check(
            subject, "rate reached", $"≥ {InWords.Percent(least)}", $"{InWords.Percent(reached)}", scenario.Planned > 0 && reached >= least,
            scenario.Planned == 0 ? "nothing was begun" : $"{scenario.Begun} of {scenario.Planned} begun, {InWords.Short(scenario.Rate)} requests/s{(scenario.NotStarted > 0 ? $", {scenario.NotStarted} never begun" : "")}");
    }

    private static Check Latency(string subject, string name, LatencySummary latency, double measured, double most) => latency.Count == 0
        ? new Check(subject, name, $"≤ {InWords.Milliseconds(most)}", "not measured", false, "no iteration ended")
        : new Check(subject, name, $"≤ {InWords.Milliseconds(most)}", InWords.Milliseconds(measured), measured <= most, null);

    private static string Worst(ScenarioResult scenario) => scenario.Errors.IsDefaultOrEmpty ? "" : $"; most often {scenario.Errors[0].Kind}: {scenario.Errors[0].Example}";
}
