using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>A data source in full; of its secrets only the names.</summary>
internal sealed record DataSourceAnswer(
    long Id, string Uid, int OrgId, string Name, string Type, string TypeLogoUrl, string Access, string Url, string User, string Database, bool BasicAuth,
    string BasicAuthUser, bool WithCredentials, bool IsDefault, JsonElement JsonData, IReadOnlyDictionary<string, bool> SecureJsonFields, int Version, bool ReadOnly, string ApiVersion)
{
    public static DataSourceAnswer Of(DataSource source) => new(
        source.Id, source.Uid, 1, source.Name, source.Type, Logo(source), source.Access, source.Url, source.User, source.Database, source.BasicAuth,
        source.BasicAuthUser, source.WithCredentials, source.IsDefault, source.JsonData, source.SecretNames.ToDictionary(name => name, _ => true), source.Version, false, "");

    public static string Logo(DataSource source) =>
        source.Type == DataSource.Prometheus ? "public/plugins/prometheus/img/prometheus_logo.svg" : "public/img/icn-datasource.svg";
}
