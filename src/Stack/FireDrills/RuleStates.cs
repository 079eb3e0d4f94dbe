using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.FireDrills;

/// <summary>Reads how Grafana sees its rules; the same call in 12 and 13.</summary>
internal sealed class RuleStates(GrafanaApi grafana, TimeProvider time)
{
    /// <returns>The state that was seen last: the one that was wanted, or the one when the time was up.</returns>
    public Task<RuleState> WaitAsync(string uid, string service, Func<RuleState, bool> wanted, TimeSpan limit, CancellationToken cancellation) =>
        Wait.ForAsync(() => ReadAsync(uid, service, cancellation), wanted, limit, time, cancellation);

    private async Task<RuleState> ReadAsync(string uid, string service, CancellationToken cancellation)
    {
        var answer = await grafana.GetAsync("api/prometheus/grafana/api/v1/rules", cancellation);
        return new RuleState(answer["data"].Items("groups").SelectMany(group => group.Items("rules")).FirstOrDefault(rule => rule.Text("uid") == uid), service);
    }
}
