namespace Cortico.EmbeddedGrafana.DataSources;

internal sealed record DataSourceFeatures(bool RulerApiEnabled);
