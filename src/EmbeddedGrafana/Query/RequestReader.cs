using System.Net.Mime;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Reads the body of <c>POST /api/ds/query</c>: <c>{"from", "to", "queries": [...]}</c>.</summary>
internal sealed class RequestReader(DataSourceStore sources, QueryLimits limits, TimeProvider time)
{
    private const string BuiltInUid = "grafana";

    /// <returns>The parsed body, to be disposed once the queries have run.</returns>
    /// <exception cref="GrafanaErrorException">It is no JSON of the right shape, or a query has no data source that can be asked.</exception>
    public async Task<(JsonDocument Body, QueryRequest Request)> ReadAsync(HttpRequest http, CancellationToken cancellation)
    {
        if (!MediaTypeNames.Application.Json.Equals(http.GetTypedHeaders().ContentType?.MediaType.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(http.Body, cancellationToken: cancellation);
        }
        catch (JsonException)
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        try
        {
            return (body, Read(body.RootElement));
        }
        catch (JsonException)
        {
            body.Dispose();
            throw GrafanaError.BadRequestData().ToException();
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>As above, of a body that is parsed already and stays the caller's.</summary>
    /// <exception cref="JsonException">A member has the wrong type.</exception>
    public QueryRequest Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        var (from, to) = (body.Text("from") ?? "", body.Text("to") ?? "");
        if (!body.TryGetProperty("queries", out var list) || list.ValueKind == JsonValueKind.Null || (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0))
        {
            throw GrafanaError.Identified(StatusCodes.Status400BadRequest, "query.noQueries", "No queries found").ToException();
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        if (list.GetArrayLength() > limits.QueriesPerRequest)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest,
                $"The request has {list.GetArrayLength()} queries; {limits.QueriesPerRequest} are the most. Send them in several requests.").ToException();
        }

        var now = time.GetUtcNow();
        var queries = new List<TargetedQuery>(list.GetArrayLength());
        var expressions = new List<ExpressionSource>();
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        GrafanaErrorException? notEmbedded = null;
        foreach (var query in list.EnumerateArray())
        {
            var refId = (query.ValueKind == JsonValueKind.Object ? query.LenientText("refId") : null) ?? "A";
            if (query.ValueKind == JsonValueKind.Object && query.TryGetProperty("hide", out var hide) && hide.ValueKind == JsonValueKind.True)
            {
                hidden.Add(refId);
            }

            if (query.ValueKind == JsonValueKind.Object && ExpressionQuery.IsExpression(DataSourceUid(query)))
            {
                expressions.Add(new ExpressionSource(refId, query, PanelQuery.RangeOf(query, from, to, now)));
                continue;
            }

            try
            {
                queries.Add(Target(query, refId));
            }
            catch (GrafanaErrorException error) when (error.Error.Status == StatusCodes.Status501NotImplemented)
            {
                // An unknown data source, which every Grafana refuses, is told before what only this one lacks.
                notEmbedded ??= error;
            }
        }

        return notEmbedded is null
            ? new QueryRequest(from, to, now, queries) { Expressions = expressions, Hidden = hidden }
            : throw notEmbedded;
    }

    private TargetedQuery Target(JsonElement query, string refId)
    {
        var isObject = query.ValueKind == JsonValueKind.Object;
        var uid = isObject ? DataSourceUid(query) : null;
        if (uid == BuiltInUid)
        {
            throw GrafanaError.NotEmbedded($"The built-in data source \"{BuiltInUid}\", which query {refId} uses,").ToException();
        }

        var id = isObject ? query.LenientInteger("datasourceId") ?? 0 : 0;
        return uid is null && id <= 0
            ? throw GrafanaError.Identified(StatusCodes.Status400BadRequest, "query.invalidDatasourceId", "Query does not contain a valid data source identifier").ToException()
            : new TargetedQuery(refId, query, Prometheus(refId, uid, id));
    }

    private PrometheusTarget Prometheus(string refId, string? uid, long id)
    {
        // Dashboards of old name their data source by number.
        var source = uid is null ? sources.All().FirstOrDefault(stored => stored.Id == id) : sources.Find(uid);
        return source switch
        {
            null => throw GrafanaError.Message(StatusCodes.Status404NotFound, "Data source not found").ToException(),
            { Type: DataSource.Prometheus } => PrometheusTarget.Of(source),
            _ => throw GrafanaError.NotEmbedded($"The data source \"{source.Name}\" of type {source.Type}, which query {refId} uses,").ToException(),
        };
    }

    private static string? DataSourceUid(JsonElement query)
    {
        if (!query.TryGetProperty("datasource", out var source))
        {
            return null;
        }

        var uid = source.ValueKind switch
        {
            JsonValueKind.Object => source.LenientText("uid"),
            JsonValueKind.String => source.GetString(),
            _ => null,
        };
        return uid is { Length: > 0 } ? uid : null;
    }
}
