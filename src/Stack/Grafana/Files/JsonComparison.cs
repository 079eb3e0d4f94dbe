using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Cortico.Stack.Grafana.Files;

/// <summary>
/// Compares two documents as Grafana understands them: the order of members does not count, a member that is null is as
/// one that is absent, and 1 equals 1.0.
/// </summary>
internal sealed class JsonComparison
{
    private const int TextLimit = 60;
    private readonly ImmutableArray<JsonDifference>.Builder _found = ImmutableArray.CreateBuilder<JsonDifference>();
    private readonly List<(string? Name, int Index)> _path = [];
    private readonly int _limit;

    private JsonComparison(int limit) => _limit = limit;

    private bool IsFull => _found.Count >= _limit;

    public static bool AreEqual(JsonElement one, JsonElement other) => Differences(one, other, limit: 1).IsEmpty;

    /// <summary>The first differences, in the order of <paramref name="to"/>.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="ignore">Members of the root that don't count.</param>
    public static ImmutableArray<JsonDifference> Differences(JsonElement from, JsonElement to, int limit, params ReadOnlySpan<string> ignore)
    {
        var comparison = new JsonComparison(limit);
        if (from.ValueKind == JsonValueKind.Object && to.ValueKind == JsonValueKind.Object) comparison.CompareObjects(from, to, ignore);
        else comparison.Compare(from, to);
        return comparison._found.ToImmutable();
    }

    private void Compare(JsonElement from, JsonElement to)
    {
        if (IsFull) return;
        if (from.ValueKind == JsonValueKind.Object && to.ValueKind == JsonValueKind.Object) CompareObjects(from, to, []);
        else if (from.ValueKind == JsonValueKind.Array && to.ValueKind == JsonValueKind.Array) CompareArrays(from, to);
        else if (!AreEqualScalars(from, to)) _found.Add(new JsonDifference(Path(), Text(from), Text(to)));
    }

    private void CompareObjects(JsonElement from, JsonElement to, ReadOnlySpan<string> ignore)
    {
        foreach (var member in to.EnumerateObject())
        {
            var name = member.Name;
            if (!ignore.Contains(name)) CompareAt((name, 0), from.TryGetProperty(name, out var other) ? other : default, member.Value);
        }
        foreach (var member in from.EnumerateObject())
        {
            var name = member.Name;
            if (!ignore.Contains(name) && !to.TryGetProperty(name, out _)) CompareAt((name, 0), member.Value, default);
        }
    }

    private void CompareArrays(JsonElement from, JsonElement to)
    {
        using var old = from.EnumerateArray();
        using var wanted = to.EnumerateArray();
        for (var at = 0; !IsFull; at++)
        {
            var (hasOld, hasWanted) = (old.MoveNext(), wanted.MoveNext());
            if (!hasOld && !hasWanted) return;
            CompareAt((null, at), hasOld ? old.Current : default, hasWanted ? wanted.Current : default);
        }
    }

    private void CompareAt((string? Name, int Index) step, JsonElement from, JsonElement to)
    {
        _path.Add(step);
        Compare(from, to);
        _path.RemoveAt(_path.Count - 1);
    }

    private static bool AreEqualScalars(JsonElement one, JsonElement other)
    {
        if (IsNothing(one) || IsNothing(other)) return IsNothing(one) && IsNothing(other);
        if (one.ValueKind != other.ValueKind) return false;
        // The same bytes are the common case, and cost no text to compare.
        if (JsonMarshal.GetRawUtf8Value(one).SequenceEqual(JsonMarshal.GetRawUtf8Value(other))) return true;
        return one.ValueKind switch
        {
            JsonValueKind.String => one.ValueEquals(other.GetString()),
            JsonValueKind.Number => AreEqualNumbers(one.GetRawText(), other.GetRawText()),
            _ => false,
        };
    }

    /// <summary>Go keeps numbers as doubles, so two texts of one double are one number to Grafana.</summary>
    private static bool AreEqualNumbers(string one, string other) =>
        double.Parse(one, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(double.Parse(other, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Written only where there is a difference to show.</summary>
    private string Path()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _path)
        {
            if (name is null) text.Append('[').Append(index).Append(']');
            else text.Append(text.Length == 0 ? "" : ".").Append(name);
        }
        return text.Length == 0 ? "$" : text.ToString();
    }

    private static string? Text(JsonElement value)
    {
        if (IsNothing(value)) return null;
        var text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length > TextLimit ? $"{text[..TextLimit]}…" : text;
    }
}
