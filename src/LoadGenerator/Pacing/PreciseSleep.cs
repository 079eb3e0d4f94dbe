using System.Runtime.InteropServices;

namespace Cortico.LoadGenerator.Pacing;

/// <summary>Sleeps for less than a millisecond where the system can: a thread that spins until the next arrival would take a whole core.</summary>
internal static class PreciseSleep
{
    public static void For(TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return;
        if (OperatingSystem.IsWindows())
        {
            Thread.Sleep(Math.Max(1, (int)time.TotalMilliseconds));
            return;
        }
        var wanted = new TimeSpec { Seconds = (nint)time.Ticks / (nint)TimeSpan.TicksPerSecond, Nanoseconds = (nint)(time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick) };
        // Woken early by a signal it returns; every caller looks at the clock again.
        _ = NanoSleep(ref wanted, 0);
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NanoSleep(ref TimeSpec wanted, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
