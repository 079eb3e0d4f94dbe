using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Secrets in a contact point's settings. Grafana shows each as one word, so what we sent last is remembered as a hash
/// and compared with that.
/// </summary>
internal sealed partial class SecretSettings(string uid, ImportRecord record)
{
    public const string Redacted = "[REDACTED]";

    /// <summary>
    /// The stored settings with each hidden secret replaced by ours where ours is the one sent last: what differs then
    /// differs indeed.
    /// </summary>
    public JsonObject Reveal(JsonObject stored, JsonObject wanted)
    {
        var revealed = stored.DeepClone().AsObject();
        Reveal(revealed, wanted, "");
        return revealed;
    }

    /// <summary>Differences without the secrets themselves.</summary>
    public static JsonDifference Hide(JsonDifference difference) => difference.From == $"\"{Redacted}\"" || SecretName().IsMatch(difference.Path)
        ? difference with { From = difference.From is null ? null : "(a secret)", To = difference.To is null ? null : "(a secret)" }
        : difference;

    /// <summary>Where the file asks to keep a secret by Grafana's own word for it.</summary>
    public static IEnumerable<JsonNode> Kept(JsonObject settings) => Leaves(settings, "").Where(leaf => leaf.Value.AsText() == Redacted).Select(leaf => leaf.Value);

    /// <summary>Remembers what is hidden in Grafana's answer to what was sent.</summary>
    public void Remember(JsonObject sent, JsonObject stored)
    {
        var hidden = Leaves(stored, "").Where(leaf => leaf.Value.AsText() == Redacted).Select(leaf => leaf.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, value) in Leaves(sent, ""))
            if (hidden.Contains(path) && value.AsText() is { } secret && secret != Redacted) record.Update(imports => imports.Secrets[Place(path)] = SecretHash.Of(secret));
    }

    private void Reveal(JsonObject stored, JsonObject wanted, string path)
    {
        foreach (var (name, value) in stored.ToList())
        {
            var place = $"{path}/{name}";
            if (value is JsonObject inner && wanted.Child(name) is { } innerWanted) Reveal(inner, innerWanted, place);
            else if (value.AsText() == Redacted && wanted.Text(name) is { } secret && (secret == Redacted || record.Knows(Place(place), secret))) stored[name] = secret;
        }
    }

    private string Place(string path) => $"receiver/{uid}{path}";

    private static IEnumerable<(string Path, JsonNode Value)> Leaves(JsonObject settings, string path)
    {
        foreach (var (name, value) in settings)
            if (value is JsonObject inner)
                foreach (var leaf in Leaves(inner, $"{path}/{name}")) yield return leaf;
            else if (value is not null)
                yield return ($"{path}/{name}", value);
    }

    [GeneratedRegex("password|secret|token|credential|key$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
