namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>Body of <c>receivers/test</c>, up to Grafana 12.</summary>
internal sealed record TestReceiversBody(IReadOnlyList<TestReceiver>? Receivers, TestAlertBody? Alert);
