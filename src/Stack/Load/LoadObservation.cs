using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

/// <summary>A load as its three witnesses saw it.</summary>
/// <param name="Result">The client.</param>
/// <param name="Server">Prometheus; all missing where nothing watches the target.</param>
/// <param name="Panels">Verify, asked during the load; null where it could not be, or nothing watches the target.</param>
/// <param name="PanelsProblem">Why Verify could not be asked.</param>
public sealed record LoadObservation(LoadResult Result, ServerFigures Server, VerifyReport? Panels, string? PanelsProblem);
