namespace Cortico.LoadGenerator;

/// <summary>One run through a scenario.</summary>
public interface IIteration
{
    /// <summary>From 0, in the order in which they were due.</summary>
    long Number { get; }

    /// <summary>Sends one request and records its latency from now, under a name; several at once are fine.</summary>
    /// <param name="group">For example the dashboard's title.</param>
    /// <param name="name">For example the panel's title.</param>
    /// <param name="request">What is measured.</param>
    ValueTask<Outcome> StepAsync(string group, string name, Func<CancellationToken, ValueTask<Outcome>> request);
}
