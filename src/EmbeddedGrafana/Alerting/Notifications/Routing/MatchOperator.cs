namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

internal enum MatchOperator
{
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}
