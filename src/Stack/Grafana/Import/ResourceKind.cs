namespace Cortico.Stack.Grafana.Import;

public enum ResourceKind
{
    DataSource,
    Folder,
    Dashboard,
    ContactPoint,
    NotificationPolicy,
    RuleGroup,
}
