using System.Collections.Immutable;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Load;

/// <summary>What can be wrong in settings that are well-formed. A null in a list or a map is one of that: the JSON reader lets it pass.</summary>
internal static class LoadSettingsChecks
{
    private static readonly string[] Known = [ScenarioName.Web, ScenarioName.Viewers];

    /// <returns>One line for each problem, with the place in the file.</returns>
    public static IEnumerable<string> Problems(LoadSettings settings)
    {
        if (!IsWithin(settings.RequestTimeout, TimeSpan.FromMilliseconds(1), LoadLimits.LongestRequest)) yield return "requestTimeout: 1ms to 1h";
        if (!IsWithin(settings.GiveUpAfter, TimeSpan.FromSeconds(1), LoadLimits.LongestTime)) yield return "giveUpAfter: 1s to 7d";
        foreach (var name in settings.Scenarios.Keys.Where(name => !Known.Contains(name))) yield return $"scenarios.{name}: there is no such scenario; there are {string.Join(" and ", Known)}";
        foreach (var problem in settings.Scenarios.SelectMany(s => Problems($"scenarios.{s.Key}", s.Value))) yield return problem;
        foreach (var problem in Problems(settings.Server)) yield return problem;
        if (settings.Profiles.IsEmpty) yield return "profiles: at least one";
        foreach (var problem in settings.Profiles.SelectMany(p => Problems($"profiles.{p.Key}", p.Value, settings.Scenarios))) yield return problem;
    }

    private static IEnumerable<string> Problems(string place, ScenarioSettings? scenario)
    {
        if (scenario is null)
        {
            yield return $"{place} is null";
            yield break;
        }
        if (!scenario.Path.StartsWith('/')) yield return $"{place}.path is {scenario.Path}: it begins with a slash";
        var thresholds = scenario.Thresholds;
        if (!IsRatio(thresholds.RateReached)) yield return $"{place}.thresholds.rateReached is {thresholds.RateReached}: 0 to 1";
        if (!IsRatio(thresholds.ErrorRatio)) yield return $"{place}.thresholds.errorRatio is {thresholds.ErrorRatio}: 0 to 1";
        if (!IsPositive(thresholds.P95) || !IsPositive(thresholds.P99)) yield return $"{place}.thresholds: p95 and p99 are milliseconds above 0";
    }

    private static IEnumerable<string> Problems(ServerThresholds server)
    {
        if (!IsRatio(server.ErrorRatio)) yield return $"server.errorRatio is {server.ErrorRatio}: 0 to 1";
        if (!IsRatio(server.MemoryRatio)) yield return $"server.memoryRatio is {server.MemoryRatio}: 0 to 1";
        if (!IsPositive(server.P95) || !IsPositive(server.P99)) yield return "server: p95 and p99 are milliseconds above 0";
        if (!IsPositive(server.CpuCores)) yield return $"server.cpuCores is {server.CpuCores}: above 0";
    }

    private static IEnumerable<string> Problems(string place, ProfileSettings? profile, ImmutableDictionary<string, ScenarioSettings> scenarios)
    {
        if (profile is null)
        {
            yield return $"{place} is null";
            yield break;
        }
        if (profile.WarmUp > LoadLimits.LongestTime) yield return $"{place}.warmUp is {PromDuration.Format(profile.WarmUp)}, at most 7d";
        if (profile.Phases.IsEmpty) yield return $"{place}.phases: at least one scenario";
        foreach (var (name, phases) in profile.Phases)
        {
            if (!scenarios.TryGetValue(name, out var scenario)) yield return $"{place}.phases.{name}: scenarios does not define it";
            if (phases.IsDefaultOrEmpty) yield return $"{place}.phases.{name}: at least one phase";
            else foreach (var problem in phases.SelectMany(phase => Problems($"{place}.phases.{name}", phase, scenario?.Model ?? LoadModel.Open))) yield return problem;
        }
    }

    private static IEnumerable<string> Problems(string place, PhaseSettings? phase, LoadModel model)
    {
        if (phase is null)
        {
            yield return $"{place}: a phase is null";
            yield break;
        }
        place = $"{place}, \"{phase.Name}\"";
        var most = model == LoadModel.Open ? LoadLimits.MostRate : LoadLimits.MostUsers;
        if (!IsWithin(phase.Duration, TimeSpan.FromSeconds(1), LoadLimits.LongestTime)) yield return $"{place}: duration is {PromDuration.Format(phase.Duration)}, 1s to 7d";
        if (phase.To < 0 || phase.From < 0) yield return $"{place}: levels can't be below 0";
        if (!(phase.To <= most) || !(phase.From is null || phase.From <= most)) yield return $"{place}: levels go up to {most}";
        if (phase.To == 0 && phase.From is null or 0) yield return $"{place}: without any load; leave it out";
    }

    private static bool IsWithin(TimeSpan time, TimeSpan least, TimeSpan most) => time >= least && time <= most;

    private static bool IsRatio(double value) => value is >= 0 and <= 1;

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);
}
