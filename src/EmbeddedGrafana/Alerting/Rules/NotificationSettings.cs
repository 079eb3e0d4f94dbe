using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A rule's own way to its contact point, past the policy tree.</summary>
internal sealed record NotificationSettings
{
    public string Receiver { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("group_by"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? GroupBy { get; init => field = value is [] ? null : value; }

    [JsonPropertyName("group_wait"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrometheusDuration? GroupWait { get; init; }

    [JsonPropertyName("group_interval"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrometheusDuration? GroupInterval { get; init; }

    [JsonPropertyName("repeat_interval"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrometheusDuration? RepeatInterval { get; init; }

    [JsonPropertyName("mute_time_intervals"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? MuteTimeIntervals { get; init => field = value is [] ? null : value; }

    [JsonPropertyName("active_time_intervals"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ActiveTimeIntervals { get; init => field = value is [] ? null : value; }

    /// <returns>What is wrong with the settings themselves; null where nothing is.</returns>
    public string? Problem()
    {
        if (Receiver.Length == 0)
        {
            return "receiver must be specified";
        }

        if (GroupInterval is { Value.Ticks: 0 })
        {
            return "group interval must be greater than zero";
        }

        if (RepeatInterval is { Value.Ticks: 0 })
        {
            return "repeat interval must be greater than zero";
        }

        return GroupBy?.GroupBy(label => label, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"duplicate value \"{twice.Key}\" in group_by" : null;
    }
}
