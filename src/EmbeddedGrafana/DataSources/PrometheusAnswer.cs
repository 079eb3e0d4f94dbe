using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>The envelope of Prometheus' HTTP API, https://prometheus.io/docs/prometheus/latest/querying/api/.</summary>
internal sealed record PrometheusAnswer(string? Status, JsonElement? Data, string? ErrorType, string? Error);
