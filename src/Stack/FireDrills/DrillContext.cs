using System.Text.Json.Nodes;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.FireDrills;

/// <summary>What the drills of one stack share.</summary>
internal sealed record DrillContext(RuleStates States, PrometheusApi Prometheus, NotificationReceiver Receiver, DrillPatience Patience, IProgress<string> Progress, TimeProvider Time)
{
    /// <summary>What Prometheus says of a rule's query, for people: the value of the service, else how many series there are.</summary>
    public async Task<string> ValueAsync(string query, string service, CancellationToken cancellation)
    {
        try
        {
            var series = (await Prometheus.QueryAsync(query, cancellation))["result"] as JsonArray ?? [];
            var own = series.FirstOrDefault(one => one?["metric"]?["service"]?.GetValue<string>() == service);
            return own is null ? $"nothing for {service}, {series.Count} series in all" : own["value"]![1]!.GetValue<string>();
        }
        catch (StackException problem)
        {
            return problem.Message;
        }
    }
}
