using System.Globalization;
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
    public Task<JsonObject> QueryAsync(string expression, CancellationToken cancellation) =>
        DataAsync("api/v1/query", expression, [new("query", expression)], cancellation);

    /// <summary>The series of an expression at a moment: of an instant vector one point each, of a range selector every sample with its own time.</summary>
    /// <exception cref="StackException">Prometheus can't be reached or refuses the expression.</exception>
    public async Task<IReadOnlyList<PrometheusSeries>> SeriesAsync(string expression, DateTimeOffset at, CancellationToken cancellation) =>
        PrometheusSeries.Read(await DataAsync("api/v1/query", expression, [new("query", expression), new("time", Seconds(at))], cancellation));

    /// <summary>The series of an expression, evaluated again and again over a range.</summary>
    /// <exception cref="StackException">Prometheus can't be reached or refuses the expression.</exception>
    public async Task<IReadOnlyList<PrometheusSeries>> RangeAsync(string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellation)
    {
        var seconds = step.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return PrometheusSeries.Read(await DataAsync(
            "api/v1/query_range", expression, [new("query", expression), new("start", Seconds(from)), new("end", Seconds(to)), new("step", seconds)], cancellation));
    }

    /// <summary>Its version, for example <c>3.5.0</c>.</summary>
    /// <exception cref="StackException">Prometheus can't be reached.</exception>
    public async Task<string> VersionAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "api/v1/status/buildinfo"));
        var answer = await SendAsync(request, cancellation);
        return answer["data"]?["version"]?.GetValue<string>() ?? throw new StackException($"{request.RequestUri} names no version. Is it a Prometheus?");
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

    private async Task<JsonObject> DataAsync(string path, string expression, KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        var answer = await PostAsync(path, form, cancellation);
        return answer["data"] as JsonObject ?? throw new StackException($"Prometheus at {Address} refused the query {expression}: {Text(answer, "error")}");
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

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject json, string member) => json[member]?.GetValue<string>();
}
