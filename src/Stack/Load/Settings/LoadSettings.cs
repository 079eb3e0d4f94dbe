using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cortico.Stack.Load;

/// <summary>The settings of load tests, as a file of them says; see tests/LoadTest/load.schema.json.</summary>
public sealed record LoadSettings
{
    /// <summary>For editors; it is not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Of everything that is random.</summary>
    [JsonRequired]
    public int Seed { get; init; }

    [JsonRequired]
    public TimeSpan RequestTimeout { get; init; }

    /// <summary>The run ends by itself when every request of a scenario failed for so long.</summary>
    [JsonRequired]
    public TimeSpan GiveUpAfter { get; init; }

    /// <summary>By name, see <see cref="ScenarioName"/>.</summary>
    [JsonRequired]
    public ImmutableDictionary<string, ScenarioSettings> Scenarios { get; init; } = [];

    [JsonRequired]
    public ServerThresholds Server { get; init; } = null!;

    [JsonRequired]
    public ImmutableDictionary<string, ProfileSettings> Profiles { get; init; } = [];

    public LoadThresholds Thresholds => new(Scenarios.ToImmutableDictionary(s => s.Key, s => s.Value.Thresholds), Server);
}
