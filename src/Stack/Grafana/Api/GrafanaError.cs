using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>What Grafana said. Its parts answer in four shapes (legacy, errutil, Kubernetes, Prometheus); all hold a text and some an id.</summary>
/// <param name="Message">For people; never empty.</param>
/// <param name="Id">For programs, e.g. <c>alerting.provenanceMismatch</c> or <c>version-mismatch</c>.</param>
public sealed record GrafanaError(string Message, string? Id)
{
    private const int Limit = 400;

    internal static GrafanaError Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonNode.Parse(body) is JsonObject json)
                return new GrafanaError(Text(json, "message") ?? Text(json, "error") ?? Text(json, "reason") ?? "no reason given", Text(json, "messageId") ?? Text(json, "status"));
        }
        catch (JsonException)
        {
            // Proxies in between answer with pages; the text below shows what came.
        }
        var text = System.Text.Encoding.UTF8.GetString(body).Trim();
        return new GrafanaError(text.Length switch { 0 => "an empty body", > Limit => text[..Limit] + "…", _ => text }, null);
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
