using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

/// <summary>All that a verdict rests on.</summary>
/// <param name="Result">What the client saw.</param>
/// <param name="Thresholds">What it is judged by.</param>
/// <param name="Server">What Prometheus saw.</param>
/// <param name="Panels">What Verify found during the load; null where it did not run, which fails.</param>
/// <param name="PanelsProblem">Why Verify could not be asked.</param>
/// <param name="IsWatched">Whether this stack's Prometheus watches the target; what it does not watch is judged by the client alone.</param>
/// <param name="Baseline">The comparison with an earlier run; null where none was asked for.</param>
public sealed record LoadEvidence(LoadResult Result, LoadThresholds Thresholds, ServerFigures Server, VerifyReport? Panels, BaselineComparison? Baseline, string? PanelsProblem = null, bool IsWatched = true);
