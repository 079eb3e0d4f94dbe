namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Queries that Grafana computes itself from the results of others (reduce, math, threshold…). They name <c>__expr__</c> as their data source.</summary>
internal static class ExpressionQuery
{
    public const string DataSourceUid = "__expr__";

    /// <summary>The second name is that of dashboards from before Grafana 8.</summary>
    public static bool IsExpression(string? dataSourceUid) => dataSourceUid is DataSourceUid or "-100";
}
