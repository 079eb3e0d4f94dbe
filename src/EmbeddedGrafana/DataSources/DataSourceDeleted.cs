namespace Cortico.EmbeddedGrafana.DataSources;

internal sealed record DataSourceDeleted(long Id, string Message);
