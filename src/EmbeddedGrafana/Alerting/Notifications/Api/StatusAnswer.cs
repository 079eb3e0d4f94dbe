using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Policies;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>The configuration that counts now, in the form of Alertmanager's status; secrets are only named.</summary>
internal static class StatusAnswer
{
    public static JsonObject Write(Dispatcher dispatcher) => new()
    {
        ["cluster"] = new JsonObject { ["peers"] = new JsonArray(), ["status"] = "disabled" },
        ["config"] = dispatcher.Configuration is { } configuration ? Config(configuration) : null,
        ["uptime"] = null,
        ["versionInfo"] = new JsonObject
        {
            ["branch"] = "N/A", ["buildDate"] = "N/A", ["buildUser"] = "N/A", ["goVersion"] = "N/A", ["revision"] = "N/A", ["version"] = "N/A",
        },
    };

    private static JsonObject Config(NotifierConfiguration configuration)
    {
        var config = new JsonObject { ["route"] = JsonSerializer.SerializeToNode(configuration.Tree, PolicyJson.Default.PolicyRoute) };
        if (configuration.Timings.Count > 0)
        {
            config["time_intervals"] = new JsonArray([.. configuration.Timings.Select(timing => JsonSerializer.SerializeToNode(new MuteTiming(timing.Name, timing.TimeIntervals), MuteTimingJson.Default.MuteTiming))]);
        }

        config["receivers"] = new JsonArray([.. configuration.Receivers.OrderBy(name => name != ContactPointStore.Nobody).Select(name => (JsonNode)Receiver(name, [.. configuration.Points.Where(point => point.Name == name)]))]);
        return config;
    }

    private static JsonObject Receiver(string name, List<ContactPoint> points)
    {
        var receiver = new JsonObject { ["name"] = name };
        if (points.Count > 0)
        {
            receiver["grafana_managed_receiver_configs"] = new JsonArray([.. points.Select(point => (JsonNode)Integration(point))]);
        }

        return receiver;
    }

    private static JsonObject Integration(ContactPoint point)
    {
        var integration = new JsonObject
        {
            ["uid"] = point.Uid, ["name"] = point.Name, ["type"] = point.Type, ["disableResolveMessage"] = point.DisableResolveMessage, ["settings"] = SortedJson.Sort(point.Settings),
        };
        if (point.Secrets.Count > 0)
        {
            integration["secureSettings"] = new JsonObject(point.Secrets.Keys.Order(StringComparer.Ordinal).Select(path => KeyValuePair.Create(path, (JsonNode?)ContactPoint.Redacted)));
        }

        return integration;
    }
}
