namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

internal sealed record ReceiverAnswer(bool Active, IReadOnlyList<IntegrationAnswer> Integrations, string Name);
