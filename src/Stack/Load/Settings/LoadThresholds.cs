using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What a run is judged by.</summary>
/// <param name="Scenarios">By the scenario's name.</param>
public sealed record LoadThresholds(ImmutableDictionary<string, ScenarioThresholds> Scenarios, ServerThresholds Server);
