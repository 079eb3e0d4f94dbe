using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>An answer that is no error: its status and its body.</summary>
internal sealed record GrafanaResponse(GrafanaRequest Request, HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    public bool IsMissing => Status == HttpStatusCode.NotFound;

    /// <exception cref="GrafanaException">The body is no JSON: something else than Grafana answers there.</exception>
    public JsonNode Json()
    {
        try
        {
            return JsonNode.Parse(Body.Span) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new GrafanaException(Request.Method, Request.Path, Status, new GrafanaError("the body is no JSON", null), problem);
        }
    }

    /// <summary>Elements of a JSON array that are objects.</summary>
    public IEnumerable<JsonObject> Objects() => Json() is JsonArray array ? array.OfType<JsonObject>() : [];
}
