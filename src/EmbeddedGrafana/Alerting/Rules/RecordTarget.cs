using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>What makes a rule a recording rule: it writes a metric instead of alerting.</summary>
internal sealed record RecordTarget(string? Metric, string? From, [property: JsonPropertyName("target_datasource_uid")] string? TargetDatasourceUid);
