using System.Net;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Queries, as a panel sends them.</summary>
public sealed class QueriesApi
{
    private readonly GrafanaApi _api;

    internal QueriesApi(GrafanaApi api) => _api = api;

    /// <summary>
    /// The <c>results</c> by refId. When one query of several fails Grafana answers 400 (or 207) and still gives the others':
    /// that is an answer here.
    /// </summary>
    /// <param name="from">Epoch milliseconds, or relative such as <c>now-1h</c>.</param>
    /// <param name="to">Likewise.</param>
    /// <param name="queries">Each with refId, datasource and the data source's own fields.</param>
    /// <exception cref="GrafanaException">The request as a whole was refused.</exception>
    public async Task<JsonObject> RunAsync(string from, string to, JsonArray queries, CancellationToken cancellation)
    {
        var body = new JsonObject { ["from"] = from, ["to"] = to, ["queries"] = queries };
        var request = new GrafanaRequest(HttpMethod.Post, "api/ds/query") { Body = JsonBytes.Of(body), RetryOn = RetryOn.Overload, Accept = [HttpStatusCode.BadRequest] };
        var answer = await _api.SendAsync(request, cancellation);
        return answer.Json() is JsonObject json && json["results"] is JsonObject results
            ? results
            : throw new GrafanaException(request.Method, request.Path, answer.Status, GrafanaError.Parse(answer.Body.Span));
    }
}
