using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.FireDrills;

/// <summary>A rule as Grafana sees it now: one entry of <c>/api/prometheus/grafana/api/v1/rules</c>, or null where it is not there.</summary>
internal sealed record RuleState(JsonObject? Rule, string Service)
{
    public bool IsPending => Is("Pending");

    public bool IsFiring => Is("Alerting");

    /// <summary>Neither of these; an instance that ended is listed no more.</summary>
    public bool IsNormal => Rule is not null && (Instance.Text("state") is not { } state || state.StartsWith("Normal", StringComparison.Ordinal));

    public bool WasEvaluated => Rule.Text("lastEvaluation") is { } moment && !moment.StartsWith("0001-", StringComparison.Ordinal);

    /// <summary>Its query, as the rule has it.</summary>
    public string Query => Rule.Text("query") ?? "";

    /// <summary>For the one who asks why it did not get further.</summary>
    public string Says => Rule is null
        ? "Grafana does not know the rule"
        : $"its state was {Instance.Text("state") ?? "Normal"}, its health {Rule.Text("health")}"
          + (Rule.Text("lastError") is { Length: > 0 } error ? $" ({error})" : "")
          + (Instance.Text("value") is { Length: > 0 } value ? $", its value {value}" : "");

    /// <summary>The one of the service; a rule has one for each series.</summary>
    private JsonObject? Instance => Rule.Items("alerts").FirstOrDefault(alert => alert.Child("labels").Text("service") == Service);

    private bool Is(string state) => Instance.Text("state")?.StartsWith(state, StringComparison.Ordinal) == true;
}
