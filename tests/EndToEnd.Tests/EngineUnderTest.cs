using Cortico.Stack;

namespace Cortico.EndToEnd.Tests;

/// <summary>An engine as the tests see it from outside: by processes or containers, not by what the build says of itself.</summary>
public abstract class EngineUnderTest
{
    public abstract string Name { get; }

    public abstract IReadOnlyList<string> Services { get; }

    /// <summary>What Up prints when the first service has started: the moment to interrupt it.</summary>
    public abstract string FirstLine { get; }

    /// <summary>The scrape jobs of this engine's Prometheus.</summary>
    public abstract IReadOnlyList<string> Jobs { get; }

    public abstract IReadOnlyList<string> UpArguments { get; }

    /// <summary>Null where this machine can run the engine; the reason, otherwise.</summary>
    public abstract Task<string?> WhyNotAsync(CancellationToken cancellation);

    public abstract Task<IReadOnlyDictionary<string, string>> InstancesAsync(Project project, CancellationToken cancellation);

    public abstract Task KillAsync(Project project, string service, CancellationToken cancellation);

    /// <summary>What of the project runs now.</summary>
    public abstract Task<IReadOnlyList<string>> RunningAsync(Project project, CancellationToken cancellation);

    /// <summary>What of the project is still on this machine, data included.</summary>
    public abstract Task<IReadOnlyList<string>> LeftoversAsync(Project project, CancellationToken cancellation);

    /// <summary>All that other users of this machine could see of the services, and what they log.</summary>
    public abstract Task<string> VisibleAsync(Project project, CancellationToken cancellation);
}
