using System.Net;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Hands requests through to the server behind a data source, and its answers back, as Grafana's proxy does.</summary>
internal sealed class DataSourceProxy(DataSourceClient client)
{
    /// <summary>Paths whose POST only asks: everything else by POST could change something.</summary>
    private static readonly string[] QueryPaths = ["api/v1/query", "api/v1/series", "api/v1/labels"];

    /// <summary>Meant for this connection or this server, not for the one behind.</summary>
    private static readonly HashSet<string> KeptRequestHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Cookie", "Origin", "Referer", "Host", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect", "X-DS-Authorization",
    };

    /// <summary>Of the connection, or orders to a browser that are not the data source's to give.</summary>
    private static readonly HashSet<string> KeptAnswerHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Set-Cookie", "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Server", "Date", "Location", "Refresh", "Clear-Site-Data", "WWW-Authenticate",
    };

    /// <param name="path">Below the data source's address, decoded.</param>
    public async Task ForwardAsync(DataSource source, string path, HttpContext context)
    {
        try
        {
            var target = client.Target(source, new PathString("/" + path).ToUriComponent() + context.Request.QueryString);
            if (Refusal(context.Request.Method, PathBelow(source, target)) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }

            using var request = Request(target, context.Request);
            using var answer = await client.SendAsync(source, request, context.RequestAborted);
            await AnswerAsync(answer, context.Response, context.RequestAborted);
        }
        catch (DataSourceException error)
        {
            if (error.Kind == DataSourceFailure.Refused)
            {
                await GrafanaError.Message(StatusCodes.Status403Forbidden, error.Message).ExecuteAsync(context);
            }
            else
            {
                context.Response.StatusCode = error.Kind == DataSourceFailure.TimedOut ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway;
            }
        }
    }

    /// <summary>The path that the server behind will see, so that no way of writing dots and slashes passes for another one.</summary>
    /// <returns>Null where it leads out of the data source's address.</returns>
    private static string? PathBelow(DataSource source, Uri target)
    {
        var root = DataSourceAddress.Parse(source.Url)!.AbsolutePath.TrimEnd('/') + "/";
        var path = Uri.UnescapeDataString(target.AbsolutePath);
        return path.StartsWith(root, StringComparison.Ordinal) && !path.Split('/', '\\').Contains("..") ? path[root.Length..] : null;
    }

    private static GrafanaError? Refusal(string method, string? path) => method switch
    {
        _ when path is null => GrafanaError.Message(StatusCodes.Status403Forbidden, "The path leads out of the data source's address. Ask for one below it."),
        "GET" or "HEAD" or "OPTIONS" => null,
        "POST" when QueryPaths.Any(allowed => path.StartsWith(allowed, StringComparison.Ordinal)) => null,
        _ => GrafanaError.Message(StatusCodes.Status403Forbidden, $"non allow-listed {method}s not allowed on proxied Prometheus datasource"),
    };

    private static HttpRequestMessage Request(Uri target, HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), target);
        if (from.ContentLength > 0 || from.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var (name, values) in from.Headers)
        {
            if (!KeptRequestHeaders.Contains(name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponseMessage answer, HttpResponse to, CancellationToken cancellation)
    {
        // A browser must not take the data source's 401 for one of this server's.
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            to.StatusCode = StatusCodes.Status400BadRequest;
            await to.WriteAsync("Authentication to data source failed", cancellation);
            return;
        }

        to.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            // Who may read an answer across origins is for this server to say, and it says no one.
            if (!KeptAnswerHeaders.Contains(name) && !name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
            {
                to.Headers[name] = values.ToArray();
            }
        }

        to.Headers.ContentSecurityPolicy = "sandbox";
        await answer.Content.CopyToAsync(to.Body, cancellation);
    }
}
