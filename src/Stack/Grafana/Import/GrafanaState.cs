using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>What Grafana holds, as far as a plan needs it as a whole.</summary>
internal sealed record GrafanaState
{
    public required GrafanaVersion Version { get; init; }

    public required ImmutableArray<DataSource> DataSources { get; init; }

    public ImmutableArray<JsonObject> Receivers { get; init; } = [];

    public JsonObject Policy { get; init; } = [];

    public ImmutableHashSet<string> MuteTimings { get; init; } = [];

    public ImmutableArray<JsonObject> Rules { get; init; } = [];

    public IEnumerable<string> ContactPointNames => Receivers.Select(receiver => receiver.Text("name") ?? "");

    public static async Task<GrafanaState> ReadAsync(GrafanaApi api, ImportScope scope, CancellationToken cancellation)
    {
        var health = await api.Health.GetAsync(cancellation);
        // The first call with credentials: a wrong password ends the import here, before it is tried again.
        var sources = await api.DataSources.ListAsync(cancellation);
        var state = new GrafanaState { Version = health.Version, DataSources = sources };
        return !scope.HasFlag(ImportScope.Alerts) ? state : state with
        {
            Receivers = await api.Alerting.ContactPointsAsync(cancellation),
            Policy = await api.Alerting.PolicyAsync(cancellation),
            MuteTimings = await api.Alerting.MuteTimingsAsync(cancellation),
            Rules = await api.Alerting.RulesAsync(cancellation),
        };
    }
}
