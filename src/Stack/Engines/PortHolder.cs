using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Cortico.Stack.Local;

namespace Cortico.Stack.Engines;

/// <summary>Who listens on a TCP port of this machine.</summary>
public static class PortHolder
{
    private const string Listening = "0A";

    public static bool IsTaken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == port
            && (IPAddress.IsLoopback(l.Address) || l.Address.Equals(IPAddress.Any) || l.Address.Equals(IPAddress.IPv6Any)));

    /// <summary>For example <c>pid 4711 (nginx: master process)</c>, or that it belongs to another user and can't be seen.</summary>
    public static string Describe(int port)
    {
        var sockets = Inodes("/proc/net/tcp", port).Concat(Inodes("/proc/net/tcp6", port)).Select(inode => $"socket:[{inode}]").ToHashSet();
        var holder = ProcessTable.All().Cast<int?>().FirstOrDefault(pid => Holds(pid!.Value, sockets));
        return holder is { } found ? $"pid {found} ({Shorten(ProcessTable.CommandLine(found))})" : "a process of another user";
    }

    private static IEnumerable<string> Inodes(string table, int port)
    {
        if (!File.Exists(table)) return [];
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.ReadLines(table).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 9 && f[1].EndsWith(suffix, StringComparison.Ordinal) && f[3] == Listening).Select(f => f[9]);
    }

    private static bool Holds(int pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd").Any(fd => File.ResolveLinkTarget(fd, returnFinalTarget: false) is { } target && sockets.Contains(target.Name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Shorten(string commandLine) => commandLine.Length <= 80 ? commandLine : commandLine[..77] + "...";
}
