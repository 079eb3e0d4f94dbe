using System.Net.Http.Headers;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Http;

/// <summary>Adds the settings' headers, logs both ways, and looks at the status if the settings ask for it.</summary>
internal sealed class CakeHttpClientHandler : HttpClientHandler
{
    private readonly ICakeContext context;
    private readonly HttpSettings settings;

    public CakeHttpClientHandler(ICakeContext context, HttpSettings settings)
    {
        this.context = context;
        this.settings = settings;
        UseCookies = false;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AddHeaders(request);
        var exchange = new Exchange(Guid.NewGuid(), $"{request.Method} {request.RequestUri}");
        await LogAsync(exchange, "Request", status: null, request.Content, cancellationToken);

        var response = await base.SendAsync(request, cancellationToken);
        var status = $"{response.ReasonPhrase} ({(int)response.StatusCode})";
        await LogAsync(exchange, "Response", status, response.Content, cancellationToken);

        if (settings is { EnsureSuccessStatusCode: true, ThrowExceptionOnNonSuccessStatusCode: true })
            response.EnsureSuccessStatusCode();
        return response;
    }

    private async Task LogAsync(
        Exchange exchange, string direction, string? status, HttpContent? content, CancellationToken cancellationToken)
    {
        if (context.Log.Verbosity < Verbosity.Diagnostic)
            return;
        var body = settings.LogRequestResponseOutput && content is not null ? await content.ReadAsStringAsync(cancellationToken) : null;
        var text = string.Join('\n', new[] { status, body }.Where(part => !string.IsNullOrEmpty(part)));
        context.Log.Write(
            Verbosity.Diagnostic, LogLevel.Verbose, "{0} - {1}: {2}\n{3}", exchange.Id, direction, exchange.Request, text);
    }

    private void AddHeaders(HttpRequestMessage request)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Cake", context.Environment.Runtime.CakeVersion.ToString()));
        foreach (var (name, value) in settings.Headers)
        {
            if (name.Contains("content", StringComparison.OrdinalIgnoreCase))
                request.Content?.Headers.Add(name, value);
            else
                request.Headers.Add(name, value);
        }
    }

    private sealed record Exchange(Guid Id, string Request);
}
