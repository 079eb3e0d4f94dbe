using System.Runtime.InteropServices;

namespace Cortico.Stack.Local;

/// <summary>kill(2): .NET itself can only kill, not ask to end.</summary>
internal static class Signals
{
    private const int Terminate = 15;
    private const int Kill = 9;

    /// <summary>Asks a process and the rest of its group to end; each service leads a group of its own.</summary>
    public static void SendTerminate(ProcessIdentity process) => Send(process, Terminate);

    public static void SendKill(ProcessIdentity process) => Send(process, Kill);

    private static void Send(ProcessIdentity process, int signal)
    {
        if (!ProcessTable.IsAlive(process)) return;
        if (NativeKill(-process.Pid, signal) != 0) _ = NativeKill(process.Pid, signal);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int pid, int signal);
}
