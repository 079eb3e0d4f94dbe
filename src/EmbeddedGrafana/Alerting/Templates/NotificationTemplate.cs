namespace Cortico.EmbeddedGrafana.Alerting.Templates;

/// <summary>A named text that notifications may use.</summary>
/// <param name="Version">Of the stored one; sent with a change, it must be the current one.</param>
internal sealed record NotificationTemplate(string? Name, string? Template, string? Version = null, string? Provenance = null);
