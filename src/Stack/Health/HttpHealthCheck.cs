namespace Cortico.Stack.Health;

/// <summary>Healthy when a GET is answered with success and, if asked for, a body that contains a given text.</summary>
public sealed class HttpHealthCheck(HttpClient http, Uri address, string? mustContain = null) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            using var answer = await http.GetAsync(address, limit.Token);
            var body = await answer.Content.ReadAsStringAsync(limit.Token);
            return !answer.IsSuccessStatusCode ? $"{address} answered {(int)answer.StatusCode}: {FirstLine(body)}"
                : mustContain is not null && !body.Contains(mustContain, StringComparison.Ordinal) ? $"{address} answered without \"{mustContain}\": {FirstLine(body)}"
                : null;
        }
        catch (HttpRequestException problem)
        {
            return $"{address}: {problem.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{address} did not answer within {Limit.TotalSeconds:0} s";
        }
    }

    private static string FirstLine(string body) => body.Split('\n', 2)[0] is { Length: > 200 } line ? line[..200] : body.Split('\n', 2)[0];
}
