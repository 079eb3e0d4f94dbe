using Cortico.Stack;

namespace Cortico.LoadGenerator;

/// <summary>What one iteration does. It is run by many at once.</summary>
public abstract class LoadScenario(string name)
{
    /// <summary>As the plan calls it.</summary>
    public string Name => name;

    /// <exception cref="StackException">There is none of this name, or more than one.</exception>
    public static LoadScenario Find(IReadOnlyList<LoadScenario> scenarios, string name) => scenarios.Where(scenario => scenario.Name == name).ToList() is [var only]
        ? only
        : throw new StackException($"The plan wants the scenario \"{name}\". There are: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}.");

    /// <summary>One iteration. A request that fails is an <see cref="Outcome"/>, not an exception.</summary>
    /// <param name="iteration">Where its requests are recorded: each through <see cref="IIteration.StepAsync"/>, or the only one as the returned outcome.</param>
    /// <returns>Of the only request, counted as such; <see cref="Outcome.OfSteps"/> where the requests were recorded as steps.</returns>
    public abstract ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation);
}
