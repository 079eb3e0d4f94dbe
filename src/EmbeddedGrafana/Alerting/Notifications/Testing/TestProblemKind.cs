namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

internal enum TestProblemKind
{
    NotDelivered,
    InvalidSettings,
    TimedOut,
}
