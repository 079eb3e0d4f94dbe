using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>When the iterations of one scenario begin.</summary>
/// <param name="Name">Which scenario.</param>
/// <param name="Model">What <see cref="Phases"/> count.</param>
/// <param name="Arrivals">Of an open model.</param>
/// <param name="WarmUp">Runs first, at the level that the first phase ends with; counted apart and in no latency.</param>
/// <param name="Phases">One after the other; the measured time.</param>
public sealed record ScenarioPlan(string Name, LoadModel Model, ArrivalPattern Arrivals, TimeSpan WarmUp, ImmutableArray<Phase> Phases)
{
    /// <summary>Of all phases, without the warm-up.</summary>
    public TimeSpan Measured => Phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration);

    /// <summary>Iterations that an open model plans in the measured time.</summary>
    public double PlannedArrivals => Phases.Sum(phase => (phase.From + phase.To) / 2 * phase.Duration.TotalSeconds);
}
