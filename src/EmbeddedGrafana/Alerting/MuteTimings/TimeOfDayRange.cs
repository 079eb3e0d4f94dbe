using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>From one "HH:MM" up to another later on the same day; "24:00" is its end.</summary>
internal sealed record TimeOfDayRange([property: JsonPropertyName("start_time")] string? StartTime, [property: JsonPropertyName("end_time")] string? EndTime);
