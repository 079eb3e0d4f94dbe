using System.Runtime.InteropServices;

namespace Cortico.Testing;

/// <summary>Ctrl-C for one process, at once: starting a program for it would come too late on a busy machine.</summary>
public static class Interrupt
{
    private const int Signal = 2;

    public static void Send(int pid)
    {
        if (NativeKill(pid, Signal) != 0) throw new InvalidOperationException($"SIGINT could not be sent to {pid}.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int pid, int signal);
}
