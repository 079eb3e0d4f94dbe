using System.Diagnostics;
using System.Text.Json;

namespace Cortico.Web.Tests;

internal static class HttpExtensions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> SendAsync(this HttpClient http, HttpMethod method, string path) =>
        http.SendAsync(new HttpRequestMessage(method, path), Cancellation);

    public static Task<HttpResponseMessage> SendGetAsync(this HttpClient http, string path) => http.SendAsync(HttpMethod.Get, path);

    /// <summary>Also says how long the answer took.</summary>
    public static async Task<(HttpResponseMessage Response, TimeSpan Took)> SendTimedGetAsync(this HttpClient http, string path)
    {
        var start = Stopwatch.GetTimestamp();
        var response = await http.SendGetAsync(path);
        return (response, Stopwatch.GetElapsedTime(start));
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return document.RootElement.Clone();
    }

    /// <summary>The body of an error answer, which must be <c>application/problem+json</c>.</summary>
    public static async Task<JsonElement> ReadProblemAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.ReadJsonAsync();
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
