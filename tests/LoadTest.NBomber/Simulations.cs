using Cortico.LoadGenerator;
using Cortico.Stack.Load;
using NBomber.Contracts;
using NBomber.CSharp;

namespace Cortico.LoadTest;

/// <summary>A rate profile as NBomber's load simulations, whose rates are whole numbers per interval.</summary>
internal static class Simulations
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <exception cref="EngineUnavailableException">A phase is shorter than NBomber allows.</exception>
    public static void Check(LoadPlan plan)
    {
        foreach (var scenario in plan.Scenarios)
            if (Phases(scenario).FirstOrDefault(phase => phase.Duration < Second) is { } brief)
                throw new EngineUnavailableException($"NBomber runs nothing under a second, and \"{brief.Name}\" of \"{scenario.Name}\" takes {brief.Duration.TotalSeconds:0.###} s. Give a longer --duration, or --load-engine=builtin.");
    }

    public static IEnumerable<LoadSimulation> Of(ScenarioPlan plan) => plan.Model == LoadModel.Open ? Phases(plan).SelectMany(Open) : Phases(plan).SelectMany(Closed);

    private static IEnumerable<Phase> Phases(ScenarioPlan plan)
    {
        var phases = plan.Phases.AsEnumerable();
        if (plan.WarmUp > TimeSpan.Zero) phases = phases.Prepend(new Phase("warm-up", plan.Phases[0].To, plan.Phases[0].To, plan.WarmUp));
        return phases;
    }

    /// <summary>
    /// Steps of a second or a little more, each with the whole number of arrivals that makes the sum right; a level that is
    /// held and whole is one step. NBomber's own ramp begins where the last simulation ended, and so can't begin a profile at a level.
    /// </summary>
    private static IEnumerable<LoadSimulation> Open(Phase phase)
    {
        if (phase.From == phase.To && double.IsInteger(phase.To))
        {
            yield return Simulation.Inject(rate: (int)phase.To, interval: Second, during: phase.Duration);
            yield break;
        }
        var steps = (int)phase.Duration.TotalSeconds;
        var length = phase.Duration / steps;
        for (var step = 0; step < steps; step++)
            yield return Simulation.Inject(rate: Until(phase, step + 1, steps) - Until(phase, step, steps), interval: length, during: length);
    }

    /// <summary>Arrivals from the begin of the phase to the end of a step.</summary>
    private static int Until(Phase phase, int step, int steps)
    {
        var part = (double)step / steps;
        return (int)Math.Round(phase.Duration.TotalSeconds * part * (phase.From + ((phase.To - phase.From) * part / 2)));
    }

    /// <summary>Steps too, each with the whole number of users nearest to its middle: NBomber's own ramp begins where the warm-up ended.</summary>
    private static IEnumerable<LoadSimulation> Closed(Phase phase)
    {
        var steps = phase.From == phase.To ? 1 : (int)phase.Duration.TotalSeconds;
        for (var step = 0; step < steps; step++)
            yield return Simulation.KeepConstant(copies: (int)Math.Round(phase.From + ((phase.To - phase.From) * (step + 0.5) / steps)), during: phase.Duration / steps);
    }
}
