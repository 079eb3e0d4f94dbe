using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A query or expression of a rule.</summary>
internal sealed record RuleQuery
{
    public string RefId { get; init => field = value ?? ""; } = "";

    public string QueryType { get; init => field = value ?? ""; } = "";

    public RelativeTimeRange RelativeTimeRange { get; init => field = value ?? new RelativeTimeRange(); } = new();

    /// <summary><c>__expr__</c> for an expression.</summary>
    public string DatasourceUid { get; init => field = value ?? ""; } = "";

    /// <summary>The query itself, whatever the data source makes of it.</summary>
    public JsonElement Model { get; init; }
}
