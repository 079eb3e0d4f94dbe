namespace Cortico.Stack;

/// <summary>Where each service listens: consecutive ports from a base, as in the system that this project grew from.</summary>
/// <param name="Base">First port, 8000 unless told otherwise.</param>
public sealed record PortPlan(int Base)
{
    public const int DefaultBase = 8000;
    private const int Count = 5;

    /// <exception cref="StackException">The ports would lie outside 1024…65535.</exception>
    public static PortPlan Of(int portBase) => portBase is >= 1024 and <= 65535 - Count
        ? new PortPlan(portBase)
        : throw new StackException($"--port-base={portBase} can't be used: give a number from 1024 to {65535 - Count}, and {Count} ports from there on are taken.");

    public Uri Web => At(0);

    public Uri Prometheus => At(1);

    public Uri Grafana => At(2);

    /// <summary>Figures of the processes or containers: the process exporter, or cAdvisor.</summary>
    public Uri Metrics => At(3);

    /// <summary>Local engine only: Docker never publishes Redis.</summary>
    public Uri Redis => new($"redis://127.0.0.1:{Base + 4}");

    private Uri At(int offset) => new($"http://127.0.0.1:{Base + offset}");
}
