
namespace Cortico.Web.Health;

/// <summary>
/// <c>Web --health URL</c>: asks a running instance and leaves its answer as exit code, for images that carry no curl.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>0 when the URL answered 2xx, else 1; one line on standard output says why.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var url] || !Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme != Uri.UriSchemeHttp)
            return Say(healthy: false, "usage: --health http://HOST:PORT/health/ready");

        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(target);
            return response.IsSuccessStatusCode
                ? Say(healthy: true, $"healthy: {target} answered {(int)response.StatusCode}")
                : Say(healthy: false, $"unhealthy: {target} answered {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException error)
        {
            return Say(healthy: false, $"unhealthy: {target}: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            return Say(healthy: false, $"unhealthy: {target} did not answer within {Patience.TotalSeconds:0} s");
        }
    }

    private static int Say(bool healthy, string reason)
    {
        Console.WriteLine(reason.ReplaceLineEndings(" "));
        return healthy ? 0 : 1;
    }
}
