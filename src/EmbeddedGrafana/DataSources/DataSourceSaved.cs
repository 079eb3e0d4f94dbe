using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Answer to a create or an update.</summary>
internal sealed record DataSourceSaved([property: JsonPropertyName("datasource")] DataSourceAnswer Source, long Id, string Message, string Name);
