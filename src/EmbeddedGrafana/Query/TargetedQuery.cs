using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>A query of a request with the Prometheus that it goes to.</summary>
internal readonly record struct TargetedQuery(string RefId, JsonElement Json, PrometheusTarget Target);
