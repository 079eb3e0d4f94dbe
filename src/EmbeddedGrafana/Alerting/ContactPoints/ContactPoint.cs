using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>A stored contact point.</summary>
/// <param name="Settings">Without secrets.</param>
/// <param name="Secrets">In the clear, by the path in the settings where each belongs.</param>
internal sealed record ContactPoint(
    string Uid, string Name, string Type, JsonObject Settings, IReadOnlyDictionary<string, string> Secrets, bool DisableResolveMessage, string Provenance)
{
    /// <summary>Stands in answers for every secret; sent back, it keeps the stored one.</summary>
    public const string Redacted = "[REDACTED]";

    /// <summary>Each secret in its place.</summary>
    public JsonObject SettingsWithSecrets() => SecretSettings.Put(Settings, Secrets);

    public ContactPointAnswer ToAnswer() => new(
        Uid, Name, Type, (JsonObject)SortedJson.Sort(SecretSettings.Put(Settings, Secrets.ToDictionary(secret => secret.Key, _ => Redacted, StringComparer.Ordinal)))!,
        DisableResolveMessage, Provenance.Length == 0 ? null : Provenance);

    /// <summary>The answer to its creation has nested secrets under their whole path, as Grafana's has.</summary>
    public ContactPointAnswer ToCreated()
    {
        var settings = (JsonObject)Settings.DeepClone();
        foreach (var path in Secrets.Keys)
        {
            settings[path] = Redacted;
        }

        return ToAnswer() with { Settings = (JsonObject)SortedJson.Sort(settings)! };
    }
}
