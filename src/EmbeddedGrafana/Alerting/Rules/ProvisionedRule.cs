using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>An alert rule as the provisioning API has it. Texts are never null: what a body leaves out is empty.</summary>
internal sealed record ProvisionedRule
{
    private const string Never = "0001-01-01T00:00:00Z";

    [JsonConverter(typeof(NullAsZero))]
    public long Id { get; init; }

    public string Uid { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("orgID"), JsonConverter(typeof(NullAsZero))]
    public long OrgId { get; init; }

    [JsonPropertyName("folderUID")]
    public string FolderUid { get; init => field = value ?? ""; } = "";

    public string RuleGroup { get; init => field = value ?? ""; } = "";

    public string Title { get; init => field = value ?? ""; } = "";

    /// <summary>Reference of the query or expression that decides.</summary>
    public string Condition { get; init => field = value ?? ""; } = "";

    public IReadOnlyList<RuleQuery>? Data { get; init => field = value?.OfType<RuleQuery>().ToList(); }

    public string Updated { get; init => field = value ?? Never; } = Never;

    /// <summary>NoData, Alerting, OK or KeepLast.</summary>
    public string NoDataState { get; init => field = value ?? ""; } = "";

    /// <summary>Error, Alerting, OK or KeepLast.</summary>
    public string ExecErrState { get; init => field = value ?? ""; } = "";

    public PrometheusDuration For { get; init; }

    [JsonPropertyName("keep_firing_for")]
    public PrometheusDuration KeepFiringFor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, string>? Annotations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, string>? Labels { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Provenance { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    [JsonConverter(typeof(NullAsFalse))]
    public bool IsPaused { get; init; }

    [JsonPropertyName("notification_settings")]
    public NotificationSettings? NotificationSettings { get; init; }

    public RecordTarget? Record { get; init; }

    /// <summary>Evaluations for which a series may be missing before its alert is resolved; 2 where it is null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MissingSeriesEvalsToResolve { get; init; }
}
