using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>Alerting of <see cref="FakeGrafana"/>.</summary>
public sealed class FakeAlerting
{
    private static readonly string[] Secret = ["password", "authorization_credentials", "secret"];
    private int _lastId;

    /// <summary>As sent, secrets in clear.</summary>
    public List<JsonObject> Receivers { get; } = [];

    public JsonObject Policy { get; set; } = Default();

    public Dictionary<(string Folder, string Name), JsonObject> Groups { get; } = [];

    public int RulesIn(string folder) => Groups.Where(group => group.Key.Folder == folder).Sum(group => group.Value["rules"]!.AsArray().Count);

    public RecordedAnswer Answer(SeenRequest request, string[] rest, Func<string, bool> folderExists) => (request.Method, rest) switch
    {
        ("GET", ["contact-points"]) => new RecordedAnswer(200, new JsonArray([.. Receivers.Select(receiver => Redacted(receiver))])),
        ("POST", ["contact-points"]) => Create(request.Body!.AsObject()),
        ("PUT", ["contact-points", var uid]) => Update(uid, request.Body!.AsObject()),
        ("DELETE", ["contact-points", var uid]) => Delete(uid),
        ("GET", ["policies"]) => new RecordedAnswer(200, Policy.DeepClone()),
        ("PUT", ["policies"]) => SetPolicy(request.Body!.AsObject()),
        ("GET", ["mute-timings"]) => new RecordedAnswer(200, new JsonArray()),
        ("GET", ["alert-rules"]) => new RecordedAnswer(200, new JsonArray([.. Groups.Values.SelectMany(group => group["rules"]!.AsArray()).Select(rule => rule!.DeepClone())])),
        ("GET", ["folder", var folder, "rule-groups", var name]) => Groups.TryGetValue((folder, name), out var group) ? new RecordedAnswer(200, group.DeepClone()) : RecordedAnswer.Of("alerting-provisioning", "rule group: read, absent"),
        ("PUT", ["folder", var folder, "rule-groups", var name]) => SetGroup(folder, name, request.Body!.AsObject(), folderExists),
        ("DELETE", ["folder", var folder, "rule-groups", var name]) => Groups.Remove((folder, name)) ? new RecordedAnswer(204, null) : RecordedAnswer.Of("alerting-provisioning", "rule group: delete, absent"),
        _ => new RecordedAnswer(404, new JsonObject { ["message"] = "Not found" }),
    };

    private static JsonObject Default() => new() { ["receiver"] = "empty", ["group_by"] = new JsonArray("grafana_folder", "alertname") };

    private RecordedAnswer Create(JsonObject body)
    {
        if (Receivers.Exists(receiver => JsonNode.DeepEquals(receiver["uid"], body["uid"]))) return RecordedAnswer.Of("alerting-provisioning", "contact point: create again");
        Receivers.Add(body.DeepClone().AsObject());
        return new RecordedAnswer(202, Redacted(body));
    }

    private RecordedAnswer Update(string uid, JsonObject body)
    {
        var at = Receivers.FindIndex(receiver => receiver["uid"]!.GetValue<string>() == uid);
        if (at < 0) return RecordedAnswer.Of("alerting-provisioning", "contact point: update, absent");
        Receivers[at] = body.DeepClone().AsObject();
        return RecordedAnswer.Of("alerting-provisioning", "contact point: update");
    }

    private RecordedAnswer Delete(string uid)
    {
        var name = Receivers.Find(receiver => receiver["uid"]!.GetValue<string>() == uid)?["name"]!.GetValue<string>();
        if (name is not null && Policy.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal)) return RecordedAnswer.Of("alerting-provisioning", "contact point: delete while a policy uses it");
        Receivers.RemoveAll(receiver => receiver["uid"]!.GetValue<string>() == uid);
        return RecordedAnswer.Of("alerting-provisioning", "contact point: delete the second");
    }

    private RecordedAnswer SetPolicy(JsonObject tree)
    {
        if (!Receivers.Exists(receiver => JsonNode.DeepEquals(receiver["name"], tree["receiver"])) && tree["receiver"]?.GetValue<string>() != Policy["receiver"]!.GetValue<string>())
            return RecordedAnswer.Of("alerting-provisioning", "policies: unknown receiver");
        Policy = tree.DeepClone().AsObject();
        return RecordedAnswer.Of("alerting-provisioning", "policies: set");
    }

    private RecordedAnswer SetGroup(string folder, string name, JsonObject body, Func<string, bool> folderExists)
    {
        if (!folderExists(folder)) return RecordedAnswer.Of("alerting-provisioning", "rule group: unknown folder");
        if (body["interval"]!.GetValue<int>() % 10 != 0) return RecordedAnswer.Of("alerting-provisioning", "rule group: interval 15");
        foreach (var rule in body["rules"]!.AsArray())
            if (rule!["notification_settings"]?["receiver"] is { } receiver && !Receivers.Exists(known => JsonNode.DeepEquals(known["name"], receiver)))
                return RecordedAnswer.Of("alerting-provisioning", "rule group: notification settings, unknown receiver");
        Groups[(folder, name)] = new JsonObject
        {
            ["title"] = name,
            ["folderUid"] = folder,
            ["interval"] = body["interval"]!.DeepClone(),
            ["rules"] = new JsonArray([.. body["rules"]!.AsArray().Select(rule => (JsonNode)Stored(rule!.AsObject()))]),
        };
        return new RecordedAnswer(200, body.DeepClone());
    }

    /// <summary>With what the real one adds.</summary>
    private JsonObject Stored(JsonObject rule)
    {
        var stored = rule.DeepClone().AsObject();
        stored["id"] = ++_lastId;
        stored["updated"] = "2026-11-22T18:30:46Z";
        stored["notification_settings"] ??= null;
        stored["record"] ??= null;
        return stored;
    }

    private static JsonObject Redacted(JsonObject receiver)
    {
        var copy = receiver.DeepClone().AsObject();
        Redact(copy["settings"]!.AsObject());
        return copy;
    }

    private static void Redact(JsonObject settings)
    {
        foreach (var (name, value) in settings.ToList())
            if (value is JsonObject inner) Redact(inner);
            else if (Secret.Contains(name)) settings[name] = "[REDACTED]";
    }
}
