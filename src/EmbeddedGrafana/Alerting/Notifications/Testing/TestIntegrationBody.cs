namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>Body of its successor in Grafana 13.</summary>
internal sealed record TestIntegrationBody(TestIntegration? Integration, TestAlertBody? Alert);
