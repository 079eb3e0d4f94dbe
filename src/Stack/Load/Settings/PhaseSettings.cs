using System.Text.Json.Serialization;

namespace Cortico.Stack.Load;

/// <summary>A stretch of a profile as it stands in the file.</summary>
public sealed record PhaseSettings
{
    [JsonRequired]
    public string Name { get; init; } = "";

    /// <summary>Level at its begin; as <see cref="To"/> where it is left out.</summary>
    public double? From { get; init; }

    /// <summary>Level at its end.</summary>
    [JsonRequired]
    public double To { get; init; }

    [JsonRequired]
    public TimeSpan Duration { get; init; }
}
