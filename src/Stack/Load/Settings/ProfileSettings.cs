using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cortico.Stack.Load;

/// <summary>A rate profile: how the load of each scenario rises, holds and falls.</summary>
public sealed record ProfileSettings
{
    [JsonRequired]
    public TimeSpan WarmUp { get; init; }

    /// <summary>By scenario; one that is left out does not run.</summary>
    [JsonRequired]
    public ImmutableDictionary<string, ImmutableArray<PhaseSettings>> Phases { get; init; } = [];
}
