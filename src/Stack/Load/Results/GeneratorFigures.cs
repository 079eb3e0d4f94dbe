namespace Cortico.Stack.Load;

/// <summary>What the generator itself needed.</summary>
/// <param name="CpuTime">Of its process, from the begin of the warm-up to the end.</param>
/// <param name="Cores">CPU time a second.</param>
/// <param name="PeakMemory">Resident bytes.</param>
/// <param name="Processors">That it may use.</param>
/// <param name="GcPause">Time that its garbage collector stopped it, in all.</param>
public sealed record GeneratorFigures(TimeSpan CpuTime, double Cores, long PeakMemory, int Processors, TimeSpan GcPause);
