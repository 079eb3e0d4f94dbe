namespace Cortico.LoadGenerator;

/// <summary>What one iteration does. It is run by many at once.</summary>
public abstract class LoadScenario(string name)
{
    /// <summary>As the plan calls it.</summary>
    public string Name => name;

    /// <summary>One iteration. A request that fails is an <see cref="Outcome"/>, not an exception.</summary>
    /// <param name="iteration">Where its requests are recorded: each through <see cref="IIteration.StepAsync"/>, or the only one as the returned outcome.</param>
    /// <returns>Of the only request, counted as such; <see cref="Outcome.OfSteps"/> where the requests were recorded as steps.</returns>
    public abstract ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation);
}
