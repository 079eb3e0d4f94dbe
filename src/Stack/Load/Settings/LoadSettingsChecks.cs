using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Load;

/// <summary>What can be wrong in settings that are well-formed.</summary>
internal static class LoadSettingsChecks
{
    private static readonly string[] Known = [ScenarioName.Web, ScenarioName.Viewers];

    /// <returns>One line for each problem, with the place in the file.</returns>
    public static IEnumerable<string> Problems(LoadSettings settings)
    {
        if (settings.RequestTimeout < TimeSpan.FromMilliseconds(1)) yield return "requestTimeout: at least 1ms";
        if (settings.GiveUpAfter < TimeSpan.FromSeconds(1)) yield return "giveUpAfter: at least 1s";
        foreach (var name in settings.Scenarios.Keys.Where(name => !Known.Contains(name))) yield return $"scenarios.{name}: there is no such scenario; there are {string.Join(" and ", Known)}";
        foreach (var problem in settings.Scenarios.SelectMany(s => Problems(s.Key, s.Value))) yield return problem;
        foreach (var problem in Problems(settings.Server)) yield return problem;
        if (settings.Profiles.IsEmpty) yield return "profiles: at least one";
        foreach (var (name, profile) in settings.Profiles)
        {
            if (profile.Phases.IsEmpty) yield return $"profiles.{name}.phases: at least one scenario";
            foreach (var (scenario, phases) in profile.Phases)
            {
                var place = $"profiles.{name}.phases.{scenario}";
                if (!settings.Scenarios.ContainsKey(scenario)) yield return $"{place}: scenarios does not define it";
                if (phases.IsDefaultOrEmpty) yield return $"{place}: at least one phase";
                else foreach (var problem in phases.SelectMany(phase => Problems($"{place}, \"{phase.Name}\"", phase))) yield return problem;
            }
        }
    }

    private static IEnumerable<string> Problems(string name, ScenarioSettings scenario)
    {
        if (!scenario.Path.StartsWith('/')) yield return $"scenarios.{name}.path is {scenario.Path}: it begins with a slash";
        var thresholds = scenario.Thresholds;
        if (!IsRatio(thresholds.RateReached)) yield return $"scenarios.{name}.thresholds.rateReached is {thresholds.RateReached}: 0 to 1";
        if (!IsRatio(thresholds.ErrorRatio)) yield return $"scenarios.{name}.thresholds.errorRatio is {thresholds.ErrorRatio}: 0 to 1";
        if (thresholds.P95 <= 0 || thresholds.P99 <= 0) yield return $"scenarios.{name}.thresholds: p95 and p99 are milliseconds above 0";
    }

    private static IEnumerable<string> Problems(ServerThresholds server)
    {
        if (!IsRatio(server.ErrorRatio)) yield return $"server.errorRatio is {server.ErrorRatio}: 0 to 1";
        if (!IsRatio(server.MemoryRatio)) yield return $"server.memoryRatio is {server.MemoryRatio}: 0 to 1";
        if (server.P95 <= 0 || server.P99 <= 0) yield return "server: p95 and p99 are milliseconds above 0";
        if (server.CpuCores <= 0) yield return $"server.cpuCores is {server.CpuCores}: above 0";
    }

    private static IEnumerable<string> Problems(string place, PhaseSettings phase)
    {
        if (phase.Duration < TimeSpan.FromSeconds(1)) yield return $"{place}: duration is {PromDuration.Format(phase.Duration)}, at least 1s";
        if (phase.To < 0 || phase.From < 0) yield return $"{place}: levels can't be below 0";
        if (phase.To == 0 && phase.From is null or 0) yield return $"{place}: without any load; leave it out";
    }

    private static bool IsRatio(double value) => value is >= 0 and <= 1;
}
