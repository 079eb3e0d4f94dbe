namespace Cortico.Stack.Local;

/// <summary>
/// A process, told apart from a later one that was given the same number: its id, the tick at which it started, and
/// the boot in which both count.
/// </summary>
/// <param name="StartTicks">Field 22 of /proc/PID/stat, in clock ticks since boot (proc(5)).</param>
public sealed record ProcessIdentity(int Pid, long StartTicks, string BootId);
