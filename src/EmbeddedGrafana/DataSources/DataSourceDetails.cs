namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>What a health check found out about the server behind a data source.</summary>
internal sealed record DataSourceDetails(string Application, DataSourceFeatures Features);
