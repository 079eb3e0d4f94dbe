namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>A remark of Prometheus on a query that did not fail.</summary>
/// <param name="Severity">"warning" or "info".</param>
internal sealed record Notice(string Severity, string Text);
