namespace Cortico.EmbeddedGrafana.Health;

/// <summary>Grafana's health answer; <paramref name="Commit"/> says that this is the embedded one.</summary>
internal sealed record HealthAnswer(string Database, string Version, string Commit);
