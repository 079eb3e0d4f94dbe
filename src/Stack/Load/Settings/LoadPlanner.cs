using System.Collections.Immutable;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Load;

/// <summary>Makes the plan of a run from the file's settings and the command line.</summary>
public static class LoadPlanner
{
    /// <exception cref="StackException">They contradict each other, or can't be carried out.</exception>
    public static LoadPlan Plan(LoadSettings settings, LoadOverrides overrides)
    {
        if (overrides is { Rps: not null, Users: not null })
            throw new StackException("--rps and --users exclude each other: --rps is an open model (requests come at a rate of their own), --users a closed one (each user waits for the answer).");
        if (!settings.Profiles.TryGetValue(overrides.Profile, out var profile))
            throw new StackException($"--profile={overrides.Profile} is not in the settings: there are {string.Join(", ", settings.Profiles.Keys.Order())}.");
        var scenarios = profile.Phases.OrderByDescending(p => p.Key == ScenarioName.Web).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => Scenario(p.Key, settings.Scenarios[p.Key], profile.WarmUp, p.Value, overrides)).ToImmutableArray();
        if ((overrides.Rps ?? overrides.Users) is not null && !profile.Phases.ContainsKey(ScenarioName.Web))
            throw new StackException($"--rps and --users set the scenario \"{ScenarioName.Web}\", which --profile={overrides.Profile} does not run.");
        return new LoadPlan(settings.Seed, settings.RequestTimeout, settings.GiveUpAfter, scenarios) { Path = WebPath(settings, overrides) };
    }

    private static string WebPath(LoadSettings settings, LoadOverrides overrides)
    {
        var path = overrides.Path ?? (settings.Scenarios.TryGetValue(ScenarioName.Web, out var web) ? web.Path : "/");
        return path.StartsWith('/') && !path.Any(char.IsWhiteSpace) ? path : throw new StackException($"--path={path} is no path: it begins with a slash and has no blanks.");
    }

    private static ScenarioPlan Scenario(string name, ScenarioSettings scenario, TimeSpan warmUp, ImmutableArray<PhaseSettings> phases, LoadOverrides overrides)
    {
        var isWeb = name == ScenarioName.Web;
        var model = !isWeb ? scenario.Model : overrides.Rps is not null ? LoadModel.Open : overrides.Users is not null ? LoadModel.Closed : scenario.Model;
        var highest = phases.Max(phase => Math.Max(phase.From ?? phase.To, phase.To));
        var level = (isWeb ? overrides.Rps ?? overrides.Users : null) is { } asked ? asked / highest : 1;
        var length = phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration);
        var time = overrides.Duration is { } duration ? duration / length : 1;
        if (phases.Any(phase => phase.Duration * time < TimeSpan.FromMilliseconds(100)))
            throw new StackException($"--duration={PromDuration.Format(overrides.Duration!.Value)} is too short for the phases of --profile={overrides.Profile}: they take {PromDuration.Format(length)} as they are.");
        return new ScenarioPlan(name, model, scenario.Arrivals, warmUp,
            [.. phases.Select(phase => new Phase(phase.Name, (phase.From ?? phase.To) * level, phase.To * level, phase.Duration * time))]);
    }
}
