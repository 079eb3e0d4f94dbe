using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Tests.Recorded;

/// <summary>
/// Compares an answer with a recorded one: whatever was there must be there, with the same type. Identities, times and measured
/// values are free; other text and numbers may differ, but not the shape.
/// </summary>
public static partial class AnswerComparison
{
    private static readonly HashSet<string> Free =
    [
        "id", "created", "updated", "time", "timeEnd", "traceID", "commit", "version", "avatarUrl", "lastEvaluation", "evaluationTime", "typeLogoUrl", "resourceVersion",
        "fingerprint", "accessErrorId", "values", "nanos", "startsAt", "endsAt", "updatedAt", "activeAt", "dashboardId", "folderId", "createdBy", "updatedBy", "login", "email",
        "parentVersion", "calculatedMinStep", "key", "lastSeenAt", "data", "alertId", "userId", "expiration", "lastUsedAt", "secondsUntilExpiration", "generation",
        "creationTimestamp", "annotationsPermissions", "silenceID", "groupKey", "newState", "text", "value",
    ];

    /// <returns>The differences in shape; none where the answers agree.</returns>
    public static IEnumerable<string> Differences(JsonElement recorded, JsonElement got, string path = "")
    {
        if (recorded.ValueKind == JsonValueKind.String && LeftOut.IsMatch(recorded.GetString()!))
        {
            return [];
        }

        if (recorded.ValueKind == JsonValueKind.Null || got.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (Kind(recorded) != Kind(got))
        {
            return [$"{path}: {Kind(recorded)} was recorded, got {Kind(got)}"];
        }

        return recorded.ValueKind switch
        {
            JsonValueKind.Object => recorded.EnumerateObject().SelectMany(member => got.TryGetProperty(member.Name, out var value)
                ? Differences(member.Value, value, $"{path}/{member.Name}")
                : IsNothing(member.Value) ? [] : [$"{path}/{member.Name} is missing"]),
            JsonValueKind.Array => (recorded.GetArrayLength() == 0 != (got.GetArrayLength() == 0) && !path.Contains("/values", StringComparison.Ordinal)
                    ? (IEnumerable<string>)[$"{path}: {recorded.GetArrayLength()} elements were recorded, got {got.GetArrayLength()}"]
                    : [])
                .Concat(recorded.EnumerateArray().Zip(got.EnumerateArray()).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]"))),
            _ => [],
        };
    }

    /// <returns>Text and numbers that differ where they are not free.</returns>
    public static IEnumerable<string> Words(JsonElement recorded, JsonElement got, string path = "")
    {
        if (Index.Replace(path, "").Split('/').Any(Free.Contains) || (recorded.ValueKind == JsonValueKind.String && LeftOut.IsMatch(recorded.GetString()!)))
        {
            return [];
        }

        return (recorded.ValueKind, got.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => recorded.EnumerateObject()
                .SelectMany(member => got.TryGetProperty(member.Name, out var value) ? Words(member.Value, value, $"{path}/{member.Name}") : []),
            (JsonValueKind.Array, JsonValueKind.Array) => recorded.EnumerateArray().Zip(got.EnumerateArray())
                .SelectMany((pair, index) => Words(pair.First, pair.Second, $"{path}[{index}]")),
            _ => JsonElement.DeepEquals(recorded, got) ? [] : [$"{path}: {recorded} → {got}"],
        };
    }

    private static string Kind(JsonElement json) => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? "boolean" : json.ValueKind.ToString();

    private static bool IsNothing(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => json.GetString()!.Length == 0,
        JsonValueKind.Number => json.GetDouble() == 0,
        JsonValueKind.Array => json.GetArrayLength() == 0,
        JsonValueKind.Object => json.GetPropertyCount() == 0,
        _ => false,
    };

    [GeneratedRegex(@"…|left out|<\d+ (characters|hex)>")]
    private static partial Regex LeftOut { get; }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index { get; }
}
