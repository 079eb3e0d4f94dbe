using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Http;

/// <summary>An error answer in one of the forms that Grafana's own handlers use; clients tell them apart by their fields.</summary>
public sealed class GrafanaError : IResult
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _body;

    private GrafanaError(int status, JsonObject body) => (Status, _body) = (status, body);

    /// <summary>What a person reads.</summary>
    public string Text => _body["message"]?.GetValue<string>() ?? "";

    /// <summary>HTTP status code.</summary>
    public int Status { get; }

    /// <summary><c>{"message"}</c>, the most common form.</summary>
    public static GrafanaError Message(int status, string message) => new(status, new JsonObject { ["message"] = message });

    /// <summary><c>{"message", "status"}</c>, with a word for programs such as <c>version-mismatch</c>.</summary>
    public static GrafanaError WithWord(int status, string message, string word) =>
        new(status, new JsonObject { ["message"] = message, ["status"] = word });

    /// <summary><c>{"statusCode", "messageId", "message"}</c>, and <c>extra</c> where there is one.</summary>
    public static GrafanaError Identified(int status, string messageId, string message, JsonObject? extra = null)
    {
        var body = new JsonObject { ["statusCode"] = status, ["messageId"] = messageId, ["message"] = message };
        if (extra is not null)
        {
            body["extra"] = extra;
        }

        return new GrafanaError(status, body);
    }

    /// <summary>401 as Grafana's gate answers it, before any handler runs.</summary>
    /// <param name="messageId">Null for the bare form that an unknown token gets.</param>
    public static GrafanaError Unauthorized(string message, string? messageId) => new(StatusCodes.Status401Unauthorized, messageId is null
        ? new JsonObject { ["message"] = message, ["traceID"] = "" }
        : new JsonObject
        {
            ["extra"] = null, ["message"] = message, ["messageId"] = messageId, ["statusCode"] = StatusCodes.Status401Unauthorized, ["traceID"] = "",
        });

    /// <summary>403 with the names of the permissions that the caller lacks.</summary>
    public static GrafanaError AccessDenied(string permissions) => new(StatusCodes.Status403Forbidden, new JsonObject
    {
        ["accessErrorId"] = "ACE" + RandomNumberGenerator.GetString("0123456789", 10),
        ["message"] = "You'll need additional permissions to perform this action. Permissions needed: " + permissions,
        ["title"] = "Access denied",
    });

    /// <summary>400 for a body that is no JSON, of another shape, or sent without <c>Content-Type: application/json</c>.</summary>
    public static GrafanaError BadRequestData() => Message(StatusCodes.Status400BadRequest, "bad request data");

    /// <summary>429 for one who asks for more than is served at once; a second later there may be room.</summary>
    public static GrafanaError TooMany(string message) => Message(StatusCodes.Status429TooManyRequests, message);

    /// <summary>501 for a part of Grafana that this server does not have.</summary>
    public static GrafanaError NotEmbedded(string what) =>
        Message(StatusCodes.Status501NotImplemented, $"{what} is not part of the embedded Grafana. Use a full Grafana for it.");

    /// <summary>To leave a handler from deep inside; the middleware writes the answer.</summary>
    public GrafanaErrorException ToException() => new(this);

    public string ToJson() => _body.ToJsonString(Options);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }

        httpContext.Response.ContentType = "application/json; charset=UTF-8";
        return httpContext.Response.WriteAsync(ToJson(), httpContext.RequestAborted);
    }
}
