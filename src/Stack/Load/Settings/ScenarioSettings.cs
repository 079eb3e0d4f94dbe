using System.Text.Json.Serialization;

namespace Cortico.Stack.Load;

/// <summary>How one scenario comes, whatever the profile.</summary>
public sealed record ScenarioSettings
{
    /// <summary>What the profiles' levels mean: iterations a second (open) or users (closed).</summary>
    [JsonRequired]
    public LoadModel Model { get; init; }

    /// <summary>Of an open model.</summary>
    public ArrivalPattern Arrivals { get; init; } = ArrivalPattern.Poisson;

    /// <summary>Path and query that the scenario "web" asks for.</summary>
    public string Path { get; init; } = "/";

    [JsonRequired]
    public ScenarioThresholds Thresholds { get; init; } = null!;
}
