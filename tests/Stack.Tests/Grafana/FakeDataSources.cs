using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>Data sources of <see cref="FakeGrafana"/>.</summary>
public sealed class FakeDataSources
{
    public Dictionary<string, JsonObject> All { get; } = new(StringComparer.Ordinal);

    /// <summary>Secrets as they were sent, by data source and key.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public JsonObject Add(string uid, string name, string type, bool isDefault = false, string url = "http://elsewhere:9090", bool isReadOnly = false) => All[uid] = new JsonObject
    {
        ["uid"] = uid,
        ["name"] = name,
        ["type"] = type,
        ["url"] = url,
        ["isDefault"] = isDefault,
        ["readOnly"] = isReadOnly,
    };

    public RecordedAnswer Answer(SeenRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", []) => new RecordedAnswer(200, new JsonArray([.. All.Values.Select(source => source.DeepClone())])),
        ("POST", []) => Create(request.Body!.AsObject()),
        ("GET", ["uid", var uid]) => All.TryGetValue(uid, out var found) ? new RecordedAnswer(200, found.DeepClone()) : RecordedAnswer.Of("data-sources", "read, absent"),
        ("PUT", ["uid", var uid]) => All.ContainsKey(uid) ? Keep(uid, request.Body!.AsObject()) : RecordedAnswer.Of("data-sources", "update, absent"),
        ("GET", ["uid", var uid, "health"]) => RecordedAnswer.Of("data-sources", All.ContainsKey(uid) ? "health, alive" : "health, absent"),
        _ => new RecordedAnswer(404, new JsonObject { ["message"] = "Not found" }),
    };

    private RecordedAnswer Create(JsonObject body) =>
        All.ContainsKey(body["uid"]!.GetValue<string>()) || All.Values.Any(source => JsonNode.DeepEquals(source["name"], body["name"]))
            ? RecordedAnswer.Of("data-sources", "create again (name and uid taken)")
            : Keep(body["uid"]!.GetValue<string>(), body);

    private RecordedAnswer Keep(string uid, JsonObject body)
    {
        var stored = body.DeepClone().AsObject();
        var fields = All.TryGetValue(uid, out var before) ? before["secureJsonFields"]?.DeepClone().AsObject() ?? [] : [];
        foreach (var (name, value) in body["secureJsonData"] as JsonObject ?? [])
        {
            fields[name] = true;
            Secrets[$"{uid}/{name}"] = value!.GetValue<string>();
        }
        stored.Remove("secureJsonData");
        stored["secureJsonFields"] = fields;
        stored["readOnly"] = false;
        stored["version"] = 1;
        All[uid] = stored;
        return new RecordedAnswer(200, new JsonObject { ["datasource"] = stored.DeepClone(), ["message"] = "Datasource added" });
    }
}
