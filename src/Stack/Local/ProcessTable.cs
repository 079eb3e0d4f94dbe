namespace Cortico.Stack.Local;

/// <summary>The kernel's own table of processes, /proc (proc(5)); Linux only.</summary>
public static class ProcessTable
{
    private const int StateField = 0;
    private const int StartTimeField = 19;

    /// <summary>Clock ticks a second in /proc: USER_HZ, which is 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private static readonly string BootId = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : "";

    /// <summary>The process that has this number now, or null. One that ended and waits for its parent (a zombie) counts as gone.</summary>
    public static ProcessIdentity? Identify(int pid) =>
        Stat(pid) is { } stat && stat[StateField] is not ("Z" or "X") ? new ProcessIdentity(pid, long.Parse(stat[StartTimeField]), BootId) : null;

    public static bool IsAlive(ProcessIdentity process) => Identify(process.Pid) == process;

    /// <summary>How long it has been running.</summary>
    public static TimeSpan Uptime(ProcessIdentity process)
    {
        var sinceBoot = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0]);
        return TimeSpan.FromSeconds(Math.Max(0, sinceBoot - process.StartTicks / TicksPerSecond));
    }

    /// <summary>Resident memory in bytes (VmRSS), 0 where it can't be read.</summary>
    public static long ResidentBytes(int pid)
    {
        var line = ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) * 1024;
    }

    public static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!));

    /// <summary>Program and arguments with blanks between; empty for a process that is gone.</summary>
    public static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Fields of /proc/PID/stat behind the program's name, which may itself contain blanks and brackets.</summary>
    private static string[]? Stat(int pid)
    {
        var text = ReadLines($"/proc/{pid}/stat").FirstOrDefault();
        return text?[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
