using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Times that recur: all that is given must hold at once. Ranges are written "monday:friday", "1:5", "-7:-1".</summary>
internal sealed record TimeInterval(
    IReadOnlyList<TimeOfDayRange>? Times,
    IReadOnlyList<string>? Weekdays,
    [property: JsonPropertyName("days_of_month")] IReadOnlyList<string>? DaysOfMonth,
    IReadOnlyList<string>? Months,
    IReadOnlyList<string>? Years,
    string? Location);
