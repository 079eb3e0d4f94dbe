using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>A data source in a list.</summary>
internal sealed record DataSourceItem(
    long Id, string Uid, int OrgId, string Name, string Type, string TypeName, string TypeLogoUrl, string Access, string Url, string User, string Database,
    bool BasicAuth, bool IsDefault, JsonElement JsonData, bool ReadOnly)
{
    public static DataSourceItem Of(DataSource source) => new(
        source.Id, source.Uid, 1, source.Name, source.Type, source.Type == DataSource.Prometheus ? "Prometheus" : source.Type, DataSourceAnswer.Logo(source),
        source.Access, source.Url, source.User, source.Database, source.BasicAuth, source.IsDefault, source.JsonData, false);
}
