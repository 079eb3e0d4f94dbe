namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>Labels and annotations beside those that every test has.</summary>
internal sealed record TestAlertBody(Dictionary<string, string>? Labels, Dictionary<string, string>? Annotations);
