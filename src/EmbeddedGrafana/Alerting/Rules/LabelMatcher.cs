using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A condition on a label, as <c>/rules?matcher=</c> takes it: <c>{"Name":"job","Value":"web","Type":0}</c>, the types being =, !=, =~ and !~.</summary>
internal static class LabelMatcher
{
    /// <exception cref="RuleFilterException">It can't be read.</exception>
    public static Matcher Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var members = document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone(), StringComparer.OrdinalIgnoreCase);
            var (name, value) = (members.TryGetValue("name", out var named) ? named.GetString() ?? "" : "", members.TryGetValue("value", out var given) ? given.GetString() ?? "" : "");
            var type = members.TryGetValue("type", out var number) ? number.GetInt32() : 0;
            var isRegex = type is 2 or 3 || (members.TryGetValue("isRegex", out var regex) && regex.GetBoolean());
            var isEqual = type is 0 or 2 && !(members.TryGetValue("isEqual", out var equal) && !equal.GetBoolean());
            return name.Length > 0 ? Matcher.Of(name, (isEqual ? "=" : "!") + (isRegex ? "~" : isEqual ? "" : "="), value) : throw new RuleFilterException("bad matcher: the name cannot be blank");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new RuleFilterException($"bad matcher {json}: {error.Message}", error);
        }
    }
}
