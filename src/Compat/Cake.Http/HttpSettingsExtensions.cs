using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cake.Http;

/// <summary>Settings in sentences. A name or value that is null, empty or blank is an <see cref="ArgumentNullException"/>.</summary>
public static class HttpSettingsExtensions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
    };

    /// <summary>Sets a header, in place of one of the same name.</summary>
    public static HttpSettings AppendHeader(this HttpSettings settings, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ThrowIfBlank(name, nameof(name));
        ThrowIfBlank(value, nameof(value));
        settings.Headers[name] = value;
        return settings;
    }

    /// <summary>Sets the Authorization header.</summary>
    public static HttpSettings SetAuthorization(this HttpSettings settings, string schema, string parameter)
    {
        ThrowIfBlank(schema, nameof(schema));
        ThrowIfBlank(parameter, nameof(parameter));
        return settings.AppendHeader("Authorization", $"{schema} {parameter}");
    }

    /// <summary>Authorizes by name and password.</summary>
    public static HttpSettings UseBasicAuthorization(this HttpSettings settings, string userName = "", string password = "") =>
        settings.SetAuthorization("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    /// <summary>Authorizes by token.</summary>
    public static HttpSettings UseBearerAuthorization(this HttpSettings settings, string token = "") =>
        settings.SetAuthorization("Bearer", token);

    /// <summary>Says what the body is.</summary>
    public static HttpSettings SetContentType(this HttpSettings settings, string contentType)
    {
        ThrowIfBlank(contentType, nameof(contentType));
        return settings.AppendHeader("Content-Type", contentType);
    }

    /// <summary>Says what the answer may be.</summary>
    public static HttpSettings SetAccept(this HttpSettings settings, string accept)
    {
        ThrowIfBlank(accept, nameof(accept));
        return settings.AppendHeader("Accept", accept);
    }

    /// <summary>Asks caches on the way to keep nothing.</summary>
    public static HttpSettings SetNoCache(this HttpSettings settings) => settings.AppendHeader("Cache-Control", "no-store");

    /// <summary>Sets the body to a text, as UTF-8.</summary>
    public static HttpSettings SetRequestBody(this HttpSettings settings, string requestBody)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ThrowIfBlank(requestBody, nameof(requestBody));
        settings.RequestBody = Encoding.UTF8.GetBytes(requestBody);
        return settings;
    }

    /// <summary>Sets the body to an object as JSON, names as they are, and the content type with it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">What to send.</param>
    /// <param name="indentOutput">Without effect, as in the package.</param>
    public static HttpSettings SetJsonRequestBody<T>(this HttpSettings settings, T data, bool indentOutput = true)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.RequestBody = JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), Json);
        return settings.SetContentType("application/json");
    }

    /// <summary>Looks at the status of the answer.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="throwExceptionOnNonSuccessStatusCode">Whether one other than 2xx throws <see cref="HttpRequestException"/>.</param>
    public static HttpSettings EnsureSuccessStatusCode(this HttpSettings settings, bool throwExceptionOnNonSuccessStatusCode = true)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.EnsureSuccessStatusCode = true;
        settings.ThrowExceptionOnNonSuccessStatusCode = throwExceptionOnNonSuccessStatusCode;
        return settings;
    }

    /// <summary>Sets how long to wait for the whole answer.</summary>
    public static HttpSettings SetTimeout(this HttpSettings settings, TimeSpan timeout)
    {
        settings.Timeout = timeout;
        return settings;
    }

    /// <summary>Keeps bodies out of the log.</summary>
    public static HttpSettings SuppressLogResponseRequestBodyOutput(this HttpSettings settings)
    {
        settings.LogRequestResponseOutput = false;
        return settings;
    }

    // The package throws ArgumentNullException for blank text too.
    internal static void ThrowIfBlank([NotNull] string? value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentNullException(name);
    }
}
