using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>The secrets of a data source: Grafana tells that it has one, never which.</summary>
internal sealed class DataSourceSecrets(JsonObject body, ImportRecord record)
{
    public IEnumerable<JsonDifference> Differences(JsonObject stored) =>
        from secret in All()
        let isStored = stored.Child("secureJsonFields").Flag(secret.Name) == true
        where !isStored || !record.Knows(secret.Place, secret.Value)
        select new JsonDifference($"secureJsonData.{secret.Name}", isStored ? "[REDACTED]" : null, "(a secret)");

    public void Remember() => record.Update(imports =>
    {
        foreach (var (_, place, value) in All()) imports.Secrets[place] = SecretHash.Of(value);
    });

    private IEnumerable<(string Name, string Place, string Value)> All() =>
        from member in body.Child("secureJsonData") ?? []
        let value = member.Value.AsText()
        where !string.IsNullOrEmpty(value)
        select (member.Key, $"data source/{body.Text("uid")}/{member.Key}", value);
}
