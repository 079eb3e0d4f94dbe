using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Cortico.Stack.Grafana.Files;

/// <summary>
/// Compares two documents as Grafana understands them: the order of members does not count, a member that is null is as
/// one that is absent, and 1 equals 1.0.
/// </summary>
internal static class JsonComparison
{
    private const int TextLimit = 60;

    public static bool AreEqual(JsonElement one, JsonElement other) => Differences(one, other, limit: 1).IsEmpty;

    /// <summary>The first differences, in the order of <paramref name="to"/>.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="ignore">Members of the root that don't count.</param>
    public static ImmutableArray<JsonDifference> Differences(JsonElement from, JsonElement to, int limit, params ReadOnlySpan<string> ignore)
    {
        var found = ImmutableArray.CreateBuilder<JsonDifference>();
        if (from.ValueKind == JsonValueKind.Object && to.ValueKind == JsonValueKind.Object) CompareObjects(from, to, "", found, limit, ignore);
        else Compare(from, to, "", found, limit);
        return found.ToImmutable();
    }

    private static void Compare(JsonElement from, JsonElement to, string path, ImmutableArray<JsonDifference>.Builder found, int limit)
    {
        if (found.Count >= limit) return;
        if (from.ValueKind == JsonValueKind.Object && to.ValueKind == JsonValueKind.Object) CompareObjects(from, to, path, found, limit, []);
        else if (from.ValueKind == JsonValueKind.Array && to.ValueKind == JsonValueKind.Array) CompareArrays(from, to, path, found, limit);
        else if (!AreEqualScalars(from, to)) found.Add(new JsonDifference(path.Length == 0 ? "$" : path, Text(from), Text(to)));
    }

    private static void CompareObjects(JsonElement from, JsonElement to, string path, ImmutableArray<JsonDifference>.Builder found, int limit, ReadOnlySpan<string> ignore)
    {
        foreach (var member in to.EnumerateObject())
            if (!ignore.Contains(member.Name)) Compare(from.TryGetProperty(member.Name, out var other) ? other : default, member.Value, Member(path, member.Name), found, limit);
        foreach (var member in from.EnumerateObject())
            if (!ignore.Contains(member.Name) && !to.TryGetProperty(member.Name, out _)) Compare(member.Value, default, Member(path, member.Name), found, limit);
    }

    private static void CompareArrays(JsonElement from, JsonElement to, string path, ImmutableArray<JsonDifference>.Builder found, int limit)
    {
        var (old, wanted) = (from.GetArrayLength(), to.GetArrayLength());
        for (var at = 0; at < Math.Max(old, wanted) && found.Count < limit; at++)
            Compare(at < old ? from[at] : default, at < wanted ? to[at] : default, $"{path}[{at}]", found, limit);
    }

    private static bool AreEqualScalars(JsonElement one, JsonElement other)
    {
        if (IsNothing(one) || IsNothing(other)) return IsNothing(one) && IsNothing(other);
        if (one.ValueKind != other.ValueKind) return false;
        return one.ValueKind switch
        {
            JsonValueKind.String => one.ValueEquals(other.GetString()),
            JsonValueKind.Number => AreEqualNumbers(one.GetRawText(), other.GetRawText()),
            _ => one.ValueKind is JsonValueKind.True or JsonValueKind.False,
        };
    }

    /// <summary>Go keeps numbers as doubles, so two texts of one double are one number to Grafana.</summary>
    private static bool AreEqualNumbers(string one, string other) => one == other
        || double.Parse(one, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(double.Parse(other, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string? Text(JsonElement value)
    {
        if (IsNothing(value)) return null;
        var text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length > TextLimit ? $"{text[..TextLimit]}…" : text;
    }
}
