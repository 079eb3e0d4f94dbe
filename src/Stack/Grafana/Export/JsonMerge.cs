using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Export;

/// <summary>
/// Brings what changed in Grafana into a file's own text. Three versions are compared: the file as written, the same as
/// it was sent, and what Grafana holds. Where the latter two agree the file keeps its words, its order and its placeholders.
/// </summary>
internal sealed class JsonMerge(Action<string> note)
{
    private static readonly string[] Keys = ["uid", "refId", "id", "name"];

    /// <returns>What to put in <paramref name="mine"/>'s place; the same node where nothing changed, or where it was changed inside.</returns>
    public JsonNode? Merge(JsonNode? mine, JsonNode? sent, JsonNode? theirs)
    {
        if (AreEqual(sent, theirs)) return mine;
        switch (mine, sent, theirs)
        {
            case (JsonObject file, JsonObject before, JsonObject now):
                MergeMembers(file, before, now);
                return file;
            case (JsonArray file, JsonArray before, JsonArray now) when file.Count == before.Count:
                return MergeItems(file, before, now);
            default:
                return Take(mine, theirs);
        }
    }

    private void MergeMembers(JsonObject mine, JsonObject sent, JsonObject theirs)
    {
        foreach (var (name, value) in theirs)
        {
            var (had, old) = (mine.ContainsKey(name), mine[name]);
            var merged = Merge(old, sent[name], value);
            if (merged is null ? value is null && !had : ReferenceEquals(merged, old)) continue;
            if (merged is null && !had) continue;
            mine[name] = merged;
        }
        foreach (var (name, value) in sent)
            if (value is not null && !theirs.ContainsKey(name)) Remove(mine, name);
    }

    private void Remove(JsonObject mine, string name)
    {
        if (Placeholders.IsIn(mine.Text(name))) note($"\"{name}\" is gone in Grafana; the file keeps {mine.Text(name)}");
        else mine.Remove(name);
    }

    /// <summary>Elements are the same when they have the same key, or say the same, or stand at the same place.</summary>
    private JsonArray MergeItems(JsonArray mine, JsonArray sent, JsonArray theirs)
    {
        var free = Enumerable.Range(0, sent.Count).ToHashSet();
        var partner = new int?[theirs.Count];
        for (var at = 0; at < theirs.Count; at++) Pair(at, other => KeyOf(theirs[at]) is { } key && KeyOf(sent[other]) == key);
        for (var at = 0; at < theirs.Count; at++) Pair(at, other => AreEqual(sent[other], theirs[at]));
        for (var at = 0; at < theirs.Count; at++) Pair(at, other => other == at && KeyOf(theirs[at]) is null);
        var result = new JsonArray();
        var merged = theirs.Select((value, at) => partner[at] is { } other ? Merge(mine[other], sent[other], value) : Take(null, value)).ToList();
        mine.Clear();
        foreach (var value in merged) result.Add(value?.Parent is null ? value : value.DeepClone());
        return result;

        void Pair(int at, Func<int, bool> fits)
        {
            if (partner[at] is not null || free.Where(fits).Cast<int?>().Min() is not { } found) return;
            partner[at] = found;
            free.Remove(found);
        }
    }

    private JsonNode? Take(JsonNode? mine, JsonNode? theirs)
    {
        if (theirs.AsText() == SecretSettings.Redacted) return mine;
        if (!Placeholders.IsIn(mine.AsText())) return theirs?.DeepClone();
        note($"the file keeps {mine.AsText()}, though Grafana now has another value there");
        return mine;
    }

    private static string? KeyOf(JsonNode? item) =>
        item is JsonObject json ? Keys.Where(key => json[key] is JsonValue).Select(key => $"{key}={json[key]!.ToJsonString()}").FirstOrDefault() : null;

    private static bool AreEqual(JsonNode? one, JsonNode? other) =>
        ReferenceEquals(one, other) || (one is null || other is null ? one is null && other is null : JsonComparison.AreEqual(one.ToElement(), other.ToElement()));
}
