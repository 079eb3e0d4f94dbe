using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A rule group as the provisioning API has it.</summary>
internal sealed record RuleGroupBody
{
    public string Title { get; init => field = value ?? ""; } = "";

    public string FolderUid { get; init => field = value ?? ""; } = "";

    /// <summary>Seconds between evaluations.</summary>
    [JsonConverter(typeof(NullAsZero))]
    public long Interval { get; init; }

    /// <summary>Null in a body that changes the interval only.</summary>
    public IReadOnlyList<ProvisionedRule>? Rules { get; init => field = value?.OfType<ProvisionedRule>().ToList(); }
}
