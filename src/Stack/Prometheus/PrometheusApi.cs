using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Prometheus;

/// <summary>Prometheus' HTTP API, as far as we need it. Source: prometheus.io/docs, HTTP API.</summary>
/// <param name="http">Without a base address; its timeout counts.</param>
/// <param name="address">The root of Prometheus.</param>
public sealed class PrometheusApi(HttpClient http, Uri address)
{
    public Uri Address { get; } = address;

    /// <summary>The error of its parser in this expression, or null where there is none. Nothing is evaluated.</summary>
    /// <exception cref="StackException">Prometheus can't be reached or answers something else.</exception>
    public async Task<string?> SyntaxErrorAsync(string expression, CancellationToken cancellation)
    {
        var answer = await PostAsync("api/v1/format_query", [new("query", expression)], cancellation);
        return Text(answer, "status") == "success" ? null : Text(answer, "error") ?? "refused without a reason";
    }

    /// <summary>Evaluates an expression now: the <c>data</c> of the answer, with <c>resultType</c> and <c>result</c>.</summary>
    /// <exception cref="StackException">Prometheus can't be reached or refuses the expression.</exception>
    public async Task<JsonObject> QueryAsync(string expression, CancellationToken cancellation)
    {
        var answer = await PostAsync("api/v1/query", [new("query", expression)], cancellation);
        return answer["data"] as JsonObject ?? throw new StackException($"Prometheus at {Address} refused the query {expression}: {Text(answer, "error")}");
    }

    /// <summary>The targets that it scrapes now.</summary>
    /// <exception cref="StackException">Prometheus can't be reached.</exception>
    public async Task<IReadOnlyList<ScrapeTarget>> TargetsAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "api/v1/targets?state=active"));
        var answer = await SendAsync(request, cancellation);
        return [.. (answer["data"]?["activeTargets"]?.AsArray() ?? []).Select(t => new ScrapeTarget(
            t!["labels"]!["job"]!.GetValue<string>(), t["labels"]!["instance"]!.GetValue<string>(), t["health"]!.GetValue<string>()))];
    }

    private async Task<JsonObject> PostAsync(string path, KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new FormUrlEncodedContent(form) };
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonObject> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var url = request.RequestUri!;
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return JsonNode.Parse(body) as JsonObject ?? throw new JsonException("no object");
        }
        catch (JsonException problem)
        {
            throw new StackException($"{url} answered no JSON object: {problem.Message} Is it a Prometheus, 2.39 or newer?", problem);
        }
        catch (HttpRequestException problem)
        {
            throw new StackException($"Prometheus at {Address} can't be reached: {problem.Message}. Is it running?", problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new StackException($"{url} did not answer within {http.Timeout.TotalSeconds:0} s.", problem);
        }
    }

    private static string? Text(JsonObject json, string member) => json[member]?.GetValue<string>();
}
