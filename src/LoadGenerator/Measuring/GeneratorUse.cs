using System.Diagnostics;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>What this process uses from now on.</summary>
internal sealed class GeneratorUse(TimeProvider time)
{
    private readonly long _begin = time.GetTimestamp();
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private readonly TimeSpan _paused = GC.GetTotalPauseDuration();

    public TimeSpan Elapsed => time.GetElapsedTime(_begin);

    public GeneratorFigures SoFar()
    {
        var cpu = Environment.CpuUsage.TotalTime - _cpu;
        using var process = Process.GetCurrentProcess();
        return new GeneratorFigures(cpu, Elapsed > TimeSpan.Zero ? cpu / Elapsed : 0, process.PeakWorkingSet64, Environment.ProcessorCount, GC.GetTotalPauseDuration() - _paused);
    }
}
