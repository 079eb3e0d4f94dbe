using Cake.Core;

namespace Cake.Http;

/// <summary>
/// The requests of <see cref="HttpClientAsyncAliases"/> for tasks that are not asynchronous; each blocks until its answer is there.
/// </summary>
public static class HttpClientAliases
{
    /// <summary>GETs an address.</summary>
    public static byte[] HttpGetAsByteArray(this ICakeContext context, string address, HttpSettings settings) =>
        Block(() => context.HttpGetAsByteArrayAsync(address, settings));

    /// <summary>GETs an address as text.</summary>
    public static string HttpGet(this ICakeContext context, string address, HttpSettings settings) =>
        Block(() => context.HttpGetAsync(address, settings));

    /// <inheritdoc cref="HttpGet(ICakeContext, string, HttpSettings)"/>
    public static string HttpGet(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpGet(address, HttpClientAsyncAliases.Settings(configurator));

    /// <inheritdoc cref="HttpGet(ICakeContext, string, HttpSettings)"/>
    public static string HttpGet(this ICakeContext context, string address) => context.HttpGet(address, new HttpSettings());

    /// <summary>POSTs the settings' body; returns the answer as text.</summary>
    public static string HttpPost(this ICakeContext context, string address, HttpSettings settings) =>
        Block(() => context.HttpPostAsync(address, settings));

    /// <inheritdoc cref="HttpPost(ICakeContext, string, HttpSettings)"/>
    public static string HttpPost(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpPost(address, HttpClientAsyncAliases.Settings(configurator));

    /// <summary>PUTs the settings' body; returns the answer as text.</summary>
    public static string HttpPut(this ICakeContext context, string address, HttpSettings settings) =>
        Block(() => context.HttpPutAsync(address, settings));

    /// <inheritdoc cref="HttpPut(ICakeContext, string, HttpSettings)"/>
    public static string HttpPut(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpPut(address, HttpClientAsyncAliases.Settings(configurator));

    /// <summary>DELETEs what is at an address.</summary>
    public static void HttpDelete(this ICakeContext context, string address, HttpSettings settings) =>
        Block(async () =>
        {
            await context.HttpDeleteAsync(address, settings);
            return 0;
        });

    /// <inheritdoc cref="HttpDelete(ICakeContext, string, HttpSettings)"/>
    public static void HttpDelete(this ICakeContext context, string address, Action<HttpSettings> configurator) =>
        context.HttpDelete(address, HttpClientAsyncAliases.Settings(configurator));

    /// <summary>Sends a request of any method; returns the answer as text.</summary>
    public static string HttpSend(this ICakeContext context, string address, string httpMethod, HttpSettings settings) =>
        Block(() => context.HttpSendAsync(address, httpMethod, settings));

    /// <inheritdoc cref="HttpSend(ICakeContext, string, string, HttpSettings)"/>
    public static string HttpSend(this ICakeContext context, string address, string httpMethod, Action<HttpSettings> configurator) =>
        context.HttpSend(address, httpMethod, HttpClientAsyncAliases.Settings(configurator));

    // On the thread pool, so that a caller's synchronisation context can't lock up; the signatures are the package's.
    private static T Block<T>(Func<Task<T>> request) => Task.Run(request).GetAwaiter().GetResult();
}
