namespace Cortico.Stack.Local;

/// <summary>One line of the status table.</summary>
/// <param name="State"><c>running</c>, <c>died</c> (was started, is gone) or <c>stopped</c>.</param>
/// <param name="Problem">Null when healthy; why not, otherwise.</param>
/// <param name="MemoryBytes">Resident memory; null when it does not run.</param>
public sealed record ServiceStatus(string Service, string State, string? Problem, Uri Address, int? Pid, long? MemoryBytes, TimeSpan? Uptime)
{
    public const string Running = "running";
    public const string Died = "died";
    public const string Stopped = "stopped";

    public bool IsHealthy => State == Running && Problem is null;
}
