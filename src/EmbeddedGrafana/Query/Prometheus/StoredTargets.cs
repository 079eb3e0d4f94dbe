using System.Collections.Concurrent;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>The targets of the stored data sources; settings and secrets are read again only when a data source was saved.</summary>
internal sealed class StoredTargets(Database database, SecretBox secrets) : IPrometheusTargets
{
    private readonly ConcurrentDictionary<string, PrometheusTarget> _targets = new(StringComparer.Ordinal);

    public PrometheusTarget Find(string? uid, long id)
    {
        var source = database.Read(connection => connection.First(
            "SELECT id, uid, name, type, url, basic_auth, basic_auth_user, json_data, version FROM data_source WHERE " + (uid is null ? "id = $key" : "uid = $key"),
            row => new DataSource
            {
                Id = row.GetInt64(0),
                Uid = row.GetString(1),
                Name = row.GetString(2),
                Type = row.GetString(3),
                Url = row.GetString(4),
                BasicAuth = row.GetBoolean(5),
                BasicAuthUser = row.GetString(6),
                JsonData = JsonElement.Parse(row.GetString(7)),
                Version = row.GetInt32(8),
            },
            ("$key", uid is null ? id : uid))) ?? throw GrafanaError.Message(StatusCodes.Status404NotFound, "Data source not found").ToException();
        if (source.Type != "prometheus")
        {
            throw GrafanaError.NotEmbedded($"Querying a data source of type \"{source.Type}\", as \"{source.Name}\" is,").ToException();
        }

        if (_targets.TryGetValue(source.Uid, out var known) && known.Version == source.Version && known.Id == source.Id)
        {
            return known;
        }

        return _targets[source.Uid] = PrometheusTarget.From(source, Secrets(source.Id));
    }

    private Dictionary<string, string> Secrets(long id) => database.Read(connection => connection.List(
            "SELECT name, value FROM data_source_secret WHERE data_source_id = $id",
            row => (Name: row.GetString(0), Value: row.GetFieldValue<byte[]>(1)),
            ("$id", id)))
        .ToDictionary(secret => secret.Name, secret => secrets.Unprotect(secret.Value), StringComparer.Ordinal);
}
