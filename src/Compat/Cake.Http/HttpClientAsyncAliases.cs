using System.Text;
using Cake.Core;

namespace Cake.Http;

/// <summary>HTTP requests from a task.</summary>
/// <remarks>
/// A connection that fails is an <see cref="HttpRequestException"/>; so is a GET that is answered other than 2xx.
/// </remarks>
public static class HttpClientAsyncAliases
{
    /// <summary>GETs an address.</summary>
    public static Task<byte[]> HttpGetAsByteArrayAsync(this ICakeContext context, string address, HttpSettings settings) =>
        ExchangeAsync(context, address, settings, client => client.GetByteArrayAsync(address));

    /// <summary>GETs an address as text.</summary>
    public static async Task<string> HttpGetAsync(this ICakeContext context, string address, HttpSettings settings) =>
        Encoding.UTF8.GetString(await context.HttpGetAsByteArrayAsync(address, settings));

    /// <inheritdoc cref="HttpGetAsync(ICakeContext, string, HttpSettings)"/>
    public static Task<string> HttpGetAsync(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpGetAsync(address, Settings(configurator));

    /// <inheritdoc cref="HttpGetAsync(ICakeContext, string, HttpSettings)"/>
    public static Task<string> HttpGetAsync(this ICakeContext context, string address) =>
        context.HttpGetAsync(address, new HttpSettings());

    /// <summary>POSTs the settings' body.</summary>
    public static Task<byte[]> HttpPostAsByteArrayAsync(this ICakeContext context, string address, HttpSettings settings) =>
        ExchangeAsync(
            context, address, settings, client => BodyAsync(client.PostAsync(address, new ByteArrayContent(settings.RequestBody))));

    /// <summary>POSTs the settings' body; returns the answer as text.</summary>
    public static async Task<string> HttpPostAsync(this ICakeContext context, string address, HttpSettings settings) =>
        Encoding.UTF8.GetString(await context.HttpPostAsByteArrayAsync(address, settings));

    /// <inheritdoc cref="HttpPostAsync(ICakeContext, string, HttpSettings)"/>
    public static Task<string> HttpPostAsync(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpPostAsync(address, Settings(configurator));

    /// <summary>PUTs the settings' body.</summary>
    public static Task<byte[]> HttpPutAsByteArrayAsync(this ICakeContext context, string address, HttpSettings settings) =>
        ExchangeAsync(
            context, address, settings, client => BodyAsync(client.PutAsync(address, new ByteArrayContent(settings.RequestBody))));

    /// <summary>PUTs the settings' body; returns the answer as text.</summary>
    public static async Task<string> HttpPutAsync(this ICakeContext context, string address, HttpSettings settings) =>
        Encoding.UTF8.GetString(await context.HttpPutAsByteArrayAsync(address, settings));

    /// <inheritdoc cref="HttpPutAsync(ICakeContext, string, HttpSettings)"/>
    public static Task<string> HttpPutAsync(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpPutAsync(address, Settings(configurator));

    /// <summary>PATCHes with the settings' body; returns the answer as text.</summary>
    public static Task<string> HttpPatchAsync(this ICakeContext context, string address, HttpSettings settings) =>
        context.HttpSendAsync(address, "PATCH", settings);

    /// <inheritdoc cref="HttpPatchAsync(ICakeContext, string, HttpSettings)"/>
    public static Task<string> HttpPatchAsync(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpPatchAsync(address, Settings(configurator));

    /// <summary>DELETEs what is at an address.</summary>
    public static Task HttpDeleteAsync(this ICakeContext context, string address, HttpSettings settings) =>
        ExchangeAsync(context, address, settings, client => BodyAsync(client.DeleteAsync(address)));

    /// <inheritdoc cref="HttpDeleteAsync(ICakeContext, string, HttpSettings)"/>
    public static Task HttpDeleteAsync(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpDeleteAsync(address, Settings(configurator));

    /// <inheritdoc cref="HttpDeleteAsync(ICakeContext, string, HttpSettings)"/>
    public static Task HttpDeleteAsync(this ICakeContext context, string address) => context.HttpDeleteAsync(address, new HttpSettings());

    /// <summary>Sends a request of any method; a body is not needed.</summary>
    public static Task<byte[]> HttpSendAsByteArrayAsync(
        this ICakeContext context, string address, string httpMethod, HttpSettings settings) =>
        ExchangeAsync(context, address, settings, async client =>
        {
            HttpSettingsExtensions.ThrowIfBlank(httpMethod, nameof(httpMethod));
            using var request = new HttpRequestMessage(new HttpMethod(httpMethod), new Uri(address));
            if (settings.RequestBody is { Length: > 0 } body)
                request.Content = new ByteArrayContent(body);
            return await BodyAsync(client.SendAsync(request));
        });

    /// <summary>Sends a request of any method; returns the answer as text.</summary>
    public static async Task<string> HttpSendAsync(this ICakeContext context, string address, string httpMethod, HttpSettings settings) =>
        Encoding.UTF8.GetString(await context.HttpSendAsByteArrayAsync(address, httpMethod, settings));

    /// <inheritdoc cref="HttpSendAsync(ICakeContext, string, string, HttpSettings)"/>
    public static Task<string> HttpSendAsync(
        this ICakeContext context, string address, string httpMethod, Action<HttpSettings> configurator) =>
        context.HttpSendAsync(address, httpMethod, Settings(configurator));

    /// <summary>Sends a request as it is.</summary>
    /// <returns>The whole answer, whatever its status; the caller disposes it.</returns>
    public static async Task<HttpResponseMessage> HttpSendAsync(this ICakeContext context, HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        using var client = new HttpClient(new CakeHttpClientHandler(context, new HttpSettings()));
        return await client.SendAsync(request);
    }

    internal static HttpSettings Settings(Action<HttpSettings> configurator)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        var settings = new HttpSettings();
        configurator(settings);
        return settings;
    }

    private static async Task<T> ExchangeAsync<T>(
        ICakeContext context, string address, HttpSettings settings, Func<HttpClient, Task<T>> exchange)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpSettingsExtensions.ThrowIfBlank(address, nameof(address));
        ArgumentNullException.ThrowIfNull(settings);
        using var client = new HttpClient(new CakeHttpClientHandler(context, settings));
        if (settings.Timeout is { } timeout)
            client.Timeout = timeout;
        return await exchange(client);
    }

    private static async Task<byte[]> BodyAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return await response.Content.ReadAsByteArrayAsync();
    }
}
