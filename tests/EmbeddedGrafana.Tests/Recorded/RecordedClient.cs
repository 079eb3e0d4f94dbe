using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Tests.Recorded;

/// <summary>Sends recorded requests: with this server's credentials, and the ids that this server gave for those that were recorded.</summary>
public sealed partial class RecordedClient(Uri address, string password) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal) { ["admin"] = password };
    private readonly Dictionary<string, JsonElement> _ids = new(StringComparer.Ordinal);
    private string _token = "glsa_unknown";

    public async Task<(int Status, string Body)> SendAsync(RecordedExchange exchange, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), Path(exchange.Path));
        var body = Body(exchange);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(exchange.Request.TryGetProperty("raw", out _) ? "text/x-none" : "application/json");
        }

        AddHeaders(exchange, request);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await _http.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.IsSuccessStatusCode && exchange.Response.TryGetProperty("body", out var recorded) && TryParse(text) is { } got)
        {
            Learn(recorded, got);
        }

        return ((int)answer.StatusCode, text);
    }

    public static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private string Path(string recorded) =>
        string.Join('/', recorded.Replace(" ", "%20", StringComparison.Ordinal).Split('/').Select(segment => Number.IsMatch(segment) && _ids.TryGetValue(segment, out var id) ? id.ToString() : segment));

    private string? Body(RecordedExchange exchange)
    {
        if (exchange.Request.TryGetProperty("raw", out var raw))
        {
            return raw.GetString();
        }

        if (!exchange.Request.TryGetProperty("body", out var recorded))
        {
            return null;
        }

        var body = Here(JsonNode.Parse(recorded.GetRawText()));
        if (exchange.Path == "/login" && body!["user"]!.GetValue<string>() is var user && _passwords.TryGetValue(user, out var known) && (exchange.Status == 200 || user != "admin"))
        {
            body["password"] = known;
        }
        else if (exchange.Path == "/api/admin/users")
        {
            _passwords[body!["login"]!.GetValue<string>()] = body["password"]!.GetValue<string>();
        }

        else if (exchange.Path == "/api/ds/query" && body!["from"]!.GetValue<string>() is var from && body["to"]!.GetValue<string>() is var to && long.TryParse(from, out var start) && long.TryParse(to, out var end))
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            (body["from"], body["to"]) = ($"{now - end + start}", $"{now}");
        }

        return body?.ToJsonString() ?? "null";
    }

    private void AddHeaders(RecordedExchange exchange, HttpRequestMessage request)
    {
        var authorisation = exchange.Request.TryGetProperty("auth", out var given) ? given.GetString()! : "none";
        if (BasicCredentials.Match(authorisation) is { Success: true } basic)
        {
            var user = basic.Groups[1].Value;
            var secret = basic.Groups[2].Value.Contains("wrong", StringComparison.Ordinal) ? "wrong" : _passwords.GetValueOrDefault(user, "unknown");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        }
        else if (authorisation.StartsWith("Bearer", StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        if (exchange.Request.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
            {
                if (header.Name == "Content-Type")
                {
                    request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value.GetString()!);
                }
                else
                {
                    request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
                }
            }
        }
    }

    private void Learn(JsonElement recorded, JsonElement got)
    {
        if (recorded.ValueKind != JsonValueKind.Object || got.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in recorded.EnumerateObject())
        {
            if (got.TryGetProperty(member.Name, out var value))
            {
                if (member.Name is "id" or "uid" && member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                {
                    _ids[member.Value.ToString()] = value;
                }
                else
                {
                    Learn(member.Value, value);
                }
            }
        }

        _token = got.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String ? key.GetString()! : _token;
    }

    private JsonNode? Here(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, member is { Key: "id", Value: JsonValue value } && _ids.TryGetValue(value.ToString(), out var id) ? JsonNode.Parse(id.GetRawText()) : Here(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Here)]),
        _ => json?.DeepClone(),
    };

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number { get; }

    [GeneratedRegex("^basic ([^:]+):<(.*)>$")]
    private static partial Regex BasicCredentials { get; }
}
