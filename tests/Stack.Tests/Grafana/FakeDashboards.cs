using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>Folders and dashboards of <see cref="FakeGrafana"/>.</summary>
public sealed class FakeDashboards
{
    private long _lastId = 3_375_864_363_569_152;

    public Dictionary<string, string> Folders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (JsonObject Model, string Folder, List<string> Messages)> All { get; } = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (JsonObject Model, string Folder, string Text)> _texts = new(StringComparer.Ordinal);

    public RecordedAnswer AnswerFolder(SeenRequest request, string[] rest, Func<string, int> rulesIn) => (request.Method, rest) switch
    {
        ("GET", [var uid]) => Folders.TryGetValue(uid, out var title) ? new RecordedAnswer(200, Folder(uid, title)) : RecordedAnswer.Of("folders", "read, absent"),
        ("POST", []) => Create(request.Body!),
        ("PUT", [var uid]) => Rename(uid, request.Body!),
        ("GET", [var uid, "counts"]) => new RecordedAnswer(200, new JsonObject { ["alertrule"] = rulesIn(uid), ["dashboard"] = All.Values.Count(dashboard => dashboard.Folder == uid), ["folder"] = 0, ["librarypanel"] = 0 }),
        ("DELETE", [var uid]) => rulesIn(uid) > 0 ? RecordedAnswer.Of("alerting-provisioning", "folder: delete with rules inside")
            : Folders.Remove(uid) ? RecordedAnswer.Of("folders", "delete") : RecordedAnswer.Of("folders", "delete, absent"),
        _ => new RecordedAnswer(404, new JsonObject { ["message"] = "Not found" }),
    };

    public RecordedAnswer Answer(SeenRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", ["search"]) => Search(QueryHelpers.ParseQuery(request.Query)),
        ("POST", ["dashboards", "db"]) => Save(request.Body!.AsObject()),
        ("GET", ["dashboards", "uid", var uid]) => All.TryGetValue(uid, out var found) ? new RecordedAnswer(200, null) { Text = Text(uid, found) } : RecordedAnswer.Of("dashboards", "read, absent"),
        ("DELETE", ["dashboards", "uid", var uid]) => All.Remove(uid) ? new RecordedAnswer(200, new JsonObject { ["message"] = "Dashboard deleted", ["uid"] = uid }) : RecordedAnswer.Of("dashboards", "delete, absent"),
        ("GET", ["dashboards", "uid", var uid, "versions"]) => new RecordedAnswer(200, new JsonObject { ["continueToken"] = "", ["versions"] = Versions(uid) }),
        ("GET", ["dashboards", "uid", var uid, "versions", var version]) => new RecordedAnswer(200, new JsonObject { ["version"] = int.Parse(version), ["message"] = All[uid].Messages[int.Parse(version) - 1] }),
        _ => new RecordedAnswer(404, new JsonObject { ["message"] = "Not found" }),
    };

    /// <summary>As if somebody had saved it in Grafana's page.</summary>
    public void Save(string uid, JsonObject model, string folder, string message = "")
    {
        var stored = model.DeepClone().AsObject();
        stored["uid"] = uid;
        var messages = All.TryGetValue(uid, out var before) ? before.Messages : [];
        messages.Add(message);
        stored["id"] = before.Model?["id"]?.DeepClone() ?? ++_lastId;
        stored["version"] = messages.Count;
        All[uid] = (stored, folder, messages);
    }

    private RecordedAnswer Save(JsonObject body)
    {
        if (body["dashboard"] is not JsonObject model) return RecordedAnswer.Of("dashboards", "save, no dashboard");
        var uid = model["uid"]?.GetValue<string>() ?? Guid.NewGuid().ToString();
        if (model["id"] is { } id && !(All.TryGetValue(uid, out var before) && JsonNode.DeepEquals(before.Model["id"], id))) return RecordedAnswer.Of("dashboards", "save, id of another instance");
        if (body["overwrite"]?.GetValue<bool>() != true && All.ContainsKey(uid)) return RecordedAnswer.Of("dashboards", "save, no overwrite, no version");
        var folder = body["folderUid"]?.GetValue<string>() ?? "";
        if (folder.Length > 0 && !Folders.ContainsKey(folder)) return new RecordedAnswer(400, new JsonObject { ["message"] = "folder not found" });
        Save(uid, model, folder, body["message"]?.GetValue<string>() ?? "");
        return new RecordedAnswer(200, new JsonObject { ["uid"] = uid, ["status"] = "success", ["version"] = All[uid].Messages.Count, ["folderUid"] = folder });
    }

    private RecordedAnswer Create(JsonNode body)
    {
        var uid = body["uid"]!.GetValue<string>();
        if (!Folders.TryAdd(uid, body["title"]!.GetValue<string>())) return RecordedAnswer.Of("folders", "create again");
        return new RecordedAnswer(200, Folder(uid, Folders[uid]));
    }

    private RecordedAnswer Rename(string uid, JsonNode body)
    {
        if (!Folders.ContainsKey(uid)) return RecordedAnswer.Of("folders", "rename, absent");
        if (body["overwrite"]?.GetValue<bool>() != true) return RecordedAnswer.Of("folders", "rename, stale version");
        Folders[uid] = body["title"]!.GetValue<string>();
        return new RecordedAnswer(200, Folder(uid, Folders[uid]));
    }

    private RecordedAnswer Search(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query)
    {
        var (page, limit) = (int.Parse(query["page"].ToString()), int.Parse(query["limit"].ToString()));
        var hits = All.Where(pair => pair.Value.Folder == query["folderUIDs"]).OrderBy(pair => pair.Key, StringComparer.Ordinal).Skip((page - 1) * limit).Take(limit);
        return new RecordedAnswer(200, new JsonArray([.. hits.Select(pair => (JsonNode)new JsonObject
        {
            ["uid"] = pair.Key,
            ["title"] = pair.Value.Model["title"]?.DeepClone(),
            ["folderUid"] = pair.Value.Folder,
            ["type"] = "dash-db",
        })]));
    }

    /// <summary>The listing replaces the first save's message, as the real one does.</summary>
    private JsonArray Versions(string uid) =>
        new([.. All[uid].Messages.Select((message, at) => (JsonNode)new JsonObject { ["version"] = at + 1, ["message"] = at == 0 ? "Initial save" : message }).Reverse()]);

    /// <summary>Written once for each save: reading is what tests do most.</summary>
    private string Text(string uid, (JsonObject Model, string Folder, List<string> Messages) dashboard)
    {
        if (_texts.TryGetValue(uid, out var written) && ReferenceEquals(written.Model, dashboard.Model) && written.Folder == dashboard.Folder) return written.Text;
        var text = Stored(uid, dashboard).ToJsonString();
        _texts[uid] = (dashboard.Model, dashboard.Folder, text);
        return text;
    }

    private static JsonObject Stored(string uid, (JsonObject Model, string Folder, List<string> Messages) dashboard) => new()
    {
        ["meta"] = new JsonObject { ["type"] = "db", ["folderUid"] = dashboard.Folder, ["version"] = dashboard.Messages.Count, ["provisioned"] = false, ["url"] = $"/d/{uid}/x" },
        ["dashboard"] = dashboard.Model.DeepClone(),
    };

    private static JsonObject Folder(string uid, string title) => new() { ["id"] = 3_375_862_555_246_592, ["uid"] = uid, ["title"] = title, ["version"] = 1 };
}
