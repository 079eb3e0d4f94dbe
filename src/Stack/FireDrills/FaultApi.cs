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
    public async Task<(HttpStatusCode Status, string Body)> BeginAsync(string fault, CancellationToken cancellation)
    {
        using var answer = await http.PostAsync(new Uri(web, $"/fault/{fault}&seconds={Seconds}"), null, cancellation);
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
        using var answer = await http.DeleteAsync(new Uri(web, $"/fault/{fault}"), cancellation);
        if (answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotFound))
            throw new StackException($"DELETE {new Uri(web, $"/fault/{fault}")} answered {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}; the fault may go on for {Seconds} s. Down ends it.");
    }

    /// <summary>One request to <c>latency?ms=…</c> or <c>error?code=…</c>.</summary>
    public async Task<HttpStatusCode> CallAsync(string fault, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(web, $"/fault/{fault}"), cancellation);
        return answer.StatusCode;
    }
}
