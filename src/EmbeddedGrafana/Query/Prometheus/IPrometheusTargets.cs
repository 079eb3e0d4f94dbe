namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Finds the Prometheus behind a data source.</summary>
internal interface IPrometheusTargets
{
    /// <param name="uid">Of the data source; null to look by <paramref name="id"/>.</param>
    /// <param name="id">Its number, which old dashboards name it by.</param>
    /// <exception cref="Http.GrafanaErrorException">404 where there is none, 501 where it is of a type that is not queried here.</exception>
    PrometheusTarget Find(string? uid, long id);
}
