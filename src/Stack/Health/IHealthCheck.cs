namespace Cortico.Stack.Health;

/// <summary>Asks one service whether it works.</summary>
public interface IHealthCheck
{
    /// <summary>Null when it is healthy, else the reason in a few words. A service that can't be reached is a reason, not an exception.</summary>
    Task<string?> ProblemAsync(CancellationToken cancellation);
}
