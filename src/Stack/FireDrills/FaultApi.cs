using System.Net;

namespace Cortico.Stack.FireDrills;

/// <summary>The web app's fault endpoints (src/Web/Faults), which exist with <see cref="Variable"/>=true only.</summary>
/// <param name="web">The app's address.</param>
public sealed class FaultApi(HttpClient http, Uri web)
{
    public const string Variable = "FaultInjection__Enabled";

    /// <summary>Longer than any drill; a fault ends by itself after it.</summary>
    private const int Seconds = 600;

    /// <param name="fault"><c>memory?mb=100</c> or <c>cpu?cores=1</c>.</param>
    /// <returns>What the app answered.</returns>
    /// <exception cref="StackException">It did not answer.</exception>
    public async Task<(HttpStatusCode Status, string Body)> BeginAsync(string fault, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/fault/{fault}&seconds={Seconds}", cancellation);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(cancellation)).Trim());
    }

    /// <exception cref="StackException">The app did not begin it.</exception>
    public async Task<string> StartAsync(string fault, CancellationToken cancellation)
    {
        var (status, body) = await BeginAsync(fault, cancellation);
        return status == HttpStatusCode.Accepted ? body : throw new StackException($"POST {new Uri(web, $"/fault/{fault}")} answered {(int)status} {body} Was the app started with {Variable}=true?");
    }

    /// <exception cref="StackException">The app did not end it.</exception>
    public async Task EndAsync(string fault, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Delete, $"/fault/{fault}", cancellation);
        if (answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotFound))
            throw new StackException($"DELETE {new Uri(web, $"/fault/{fault}")} answered {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}; the fault may go on for {Seconds} s. Down ends it.");
    }

    /// <summary>One request to <c>latency?ms=…</c> or <c>error?code=…</c>.</summary>
    /// <exception cref="StackException">The app did not answer.</exception>
    public async Task<HttpStatusCode> CallAsync(string fault, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/fault/{fault}", cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(web, path));
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException problem)
        {
            throw new StackException($"{method} {request.RequestUri}: {problem.Message}", problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new StackException($"{method} {request.RequestUri} was not answered within {http.Timeout.TotalSeconds:0.#} s.", problem);
        }
    }
}
