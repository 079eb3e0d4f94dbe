namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Outcome of a health check.</summary>
/// <param name="Status"><c>OK</c> or <c>ERROR</c>.</param>
internal sealed record DataSourceHealth(string Message, string Status, DataSourceDetails? Details = null);
