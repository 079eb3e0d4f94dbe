namespace Cortico.Stack.Grafana.Import;

/// <summary>Which resources an import is about. The data source always is: nothing works without it.</summary>
[Flags]
public enum ImportScope
{
    DataSource = 0,
    Dashboards = 1,

    /// <summary>Contact points, the notification policy and rule groups.</summary>
    Alerts = 2,
    All = Dashboards | Alerts,
}
