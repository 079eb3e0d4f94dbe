namespace Cortico.Stack.Engines;

/// <summary>One line of the status table: a process, or a container.</summary>
/// <param name="State"><c>running</c>, <c>died</c> (was started, is gone) or <c>stopped</c>.</param>
/// <param name="Problem">Null when healthy; why not, otherwise.</param>
/// <param name="Address">Where it listens on this machine; null when it is not reachable from here.</param>
/// <param name="Instance">Process number, or name of the container.</param>
/// <param name="MemoryBytes">Resident memory, of a container its working set; null when it does not run.</param>
public sealed record ServiceStatus(string Service, string State, string? Problem, Uri? Address, string? Instance, long? MemoryBytes, TimeSpan? Uptime)
{
    public const string Running = "running";
    public const string Died = "died";
    public const string Stopped = "stopped";

    public bool IsHealthy => State == Running && Problem is null;
}
