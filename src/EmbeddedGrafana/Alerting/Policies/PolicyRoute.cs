using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>A notification policy: which alerts it takes, where it sends them, and the policies below it. Empty lists count as absent.</summary>
internal sealed record PolicyRoute
{
    /// <summary>Name of a contact point; absent below the root: the one of the policy above.</summary>
    public string? Receiver { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    [JsonPropertyName("group_by")]
    public IReadOnlyList<string>? GroupBy { get; init => field = value is [] ? null : value; }

    /// <summary>Labels and the values they must have: the oldest of the three ways to say so.</summary>
    public SortedDictionary<string, string>? Match { get; init => field = value?.Count > 0 ? value : null; }

    [JsonPropertyName("match_re")]
    public SortedDictionary<string, string>? MatchRegex { get; init => field = value?.Count > 0 ? value : null; }

    /// <summary>Texts such as <c>severity="critical"</c>.</summary>
    public IReadOnlyList<string>? Matchers { get; init => field = value is [] ? null : value; }

    /// <summary>Triples of label, operator and value.</summary>
    [JsonPropertyName("object_matchers")]
    public IReadOnlyList<IReadOnlyList<string>>? ObjectMatchers { get; init => field = value is [] ? null : value; }

    [JsonPropertyName("mute_time_intervals")]
    public IReadOnlyList<string>? MuteTimeIntervals { get; init => field = value is [] ? null : value; }

    [JsonPropertyName("active_time_intervals")]
    public IReadOnlyList<string>? ActiveTimeIntervals { get; init => field = value is [] ? null : value; }

    /// <summary>Whether an alert that this policy takes is offered to the next one, too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonConverter(typeof(NullAsFalse))]
    public bool Continue { get; init; }

    public IReadOnlyList<PolicyRoute>? Routes { get; init => field = value?.OfType<PolicyRoute>().ToList() is { Count: > 0 } routes ? routes : null; }

    [JsonPropertyName("group_wait")]
    public PrometheusDuration? GroupWait { get; init; }

    [JsonPropertyName("group_interval")]
    public PrometheusDuration? GroupInterval { get; init; }

    [JsonPropertyName("repeat_interval")]
    public PrometheusDuration? RepeatInterval { get; init; }

    public string? Provenance { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The policy itself and all below it.</summary>
    public IEnumerable<PolicyRoute> Flattened() => (Routes ?? []).SelectMany(route => route.Flattened()).Prepend(this);
}
