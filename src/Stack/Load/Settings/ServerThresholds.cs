namespace Cortico.Stack.Load;

/// <summary>What Prometheus may say of the web app over the run.</summary>
/// <param name="ErrorRatio">Most share of its answers that were 5xx, 0 to 1.</param>
/// <param name="P95">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="CpuCores">Most cores of the web app between two scrapes, summed over replicas.</param>
/// <param name="MemoryRatio">Most share of its memory limit, 0 to 1.</param>
public sealed record ServerThresholds(double ErrorRatio, double P95, double P99, double CpuCores, double MemoryRatio);
