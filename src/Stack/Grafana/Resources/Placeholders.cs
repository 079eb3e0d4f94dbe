using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>
/// Fills <c>${NAME}</c> and <c>${NAME:-default}</c> in the texts of a tree. Notification templates (<c>{{ … }}</c>) and
/// lower-case names are left alone.
/// </summary>
internal sealed partial class Placeholders(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Fills them all; a name without value and default is a problem at its place.</summary>
    public void Fill(JsonNode? node, SourceFile file, ProblemList problems)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                    if (value is JsonValue scalar) Replace(scalar, file, problems, filled => members[name] = filled);
                    else Fill(value, file, problems);
                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    var index = at;
                    if (items[at] is JsonValue value) Replace(value, file, problems, filled => items[index] = filled);
                    else Fill(items[at], file, problems);
                }
                break;
        }
    }

    public static bool IsIn(string? text) => text is not null && Form().IsMatch(text);

    private void Replace(JsonValue value, SourceFile file, ProblemList problems, Action<JsonNode> set)
    {
        if (value.AsText() is not { } text || !IsIn(text)) return;
        set(Form().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var found = variables.TryGetValue(name, out var given) ? given : Environment.GetEnvironmentVariable(name);
            if (!string.IsNullOrEmpty(found)) return found;
            if (match.Groups["default"].Success) return match.Groups["default"].Value;
            problems.Add(file, value, $"the variable {name} is not set, and {match.Value} names no default; set it or write ${{{name}:-default}}");
            return match.Value;
        }));
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Z][A-Z0-9_]*)(:-(?<default>[^}]*))?\}")]
    private static partial Regex Form();
}
