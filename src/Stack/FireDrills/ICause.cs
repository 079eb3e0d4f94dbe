namespace Cortico.Stack.FireDrills;

/// <summary>What makes a rule fire, and what ends that again.</summary>
public interface ICause
{
    /// <summary>What is done, in a few words: <c>stop Redis</c>.</summary>
    string What { get; }

    /// <summary>What has come of it so far, for the one who asks why a rule did not fire.</summary>
    string Report { get; }

    /// <summary>Begins it, and returns when it has begun.</summary>
    /// <exception cref="StackException">It could not be begun.</exception>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Ends it, and returns when it has ended; does nothing where it never began.</summary>
    Task EndAsync(CancellationToken cancellation);
}
