using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Named times at which notifications are held back.</summary>
/// <param name="Version">Of the stored one; sent with a change, it must be the current one.</param>
internal sealed record MuteTiming(
    string? Name,
    [property: JsonPropertyName("time_intervals")] IReadOnlyList<TimeInterval>? TimeIntervals,
    string? Version = null,
    string? Provenance = null);
