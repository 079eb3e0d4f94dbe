namespace Cortico.Stack.Engines;

/// <summary>Ports that something else on this machine listens on.</summary>
public static class TakenPorts
{
    /// <summary>A sentence for each service whose port is taken; none when all are free.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<(string Service, int Port)> wanted) =>
        [.. wanted.Where(w => PortHolder.IsTaken(w.Port)).Select(w => $"Port {w.Port} for {w.Service} is taken by {PortHolder.Describe(w.Port)}.")];

    /// <exception cref="StackException">A port is taken; the message says by whom.</exception>
    public static void Refuse(IEnumerable<(string Service, int Port)> wanted)
    {
        if (Find(wanted) is { Count: > 0 } taken)
            throw new StackException($"{string.Join('\n', taken)}\n{Remedy} Nothing was started.");
    }

    public const string Remedy = "Stop that process, or choose other ports: --port-base=9000 uses 9000 to 9004.";
}
