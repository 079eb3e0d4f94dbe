using System.Runtime.InteropServices;

namespace Cortico.Stack.Load;

/// <summary>What a run was measured on.</summary>
/// <param name="Processors">That this process may use.</param>
/// <param name="Model">Of the processor; its architecture where the system does not tell.</param>
/// <param name="Memory">Bytes that this process may use.</param>
/// <param name="System">Operating system and version.</param>
public sealed record Machine(int Processors, string Model, long Memory, string System)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static Machine OfThisProcess() => new(
        Environment.ProcessorCount, ModelName() ?? RuntimeInformation.OSArchitecture.ToString(),
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, RuntimeInformation.OSDescription);

    /// <summary>Whether figures of the two may be compared.</summary>
    public bool IsLike(Machine other) => Processors == other.Processors && Model == other.Model;

    public override string ToString() => $"{Processors} × {Model}";

    private static string? ModelName() => !File.Exists(ProcessorFile) ? null
        : File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim();
}
