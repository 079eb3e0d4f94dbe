using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>An instance as the database has it; times in milliseconds since 1970.</summary>
/// <param name="Missed">When it was last seen, where the last evaluation did not have it.</param>
internal sealed record StoredInstance(
    Dictionary<string, string> Labels, Dictionary<string, string> Annotations, InstanceState State, string Reason, string? Error, Dictionary<string, double> Values,
    string ValueString, long StartsAt, long EndsAt, long? ResolvedAt, long? LastSentAt, long? Missed, InstanceState SentAs, ulong ResultFingerprint)
{
    public static string Write(AlertInstance instance) => JsonSerializer.Serialize(
        new StoredInstance(
            instance.Labels.ToDictionary(StringComparer.Ordinal), instance.Annotations.ToDictionary(StringComparer.Ordinal), instance.State, instance.Reason, instance.Error,
            instance.Values.ToDictionary(StringComparer.Ordinal), instance.ValueString, instance.StartsAt.ToUnixTimeMilliseconds(), instance.EndsAt.ToUnixTimeMilliseconds(),
            instance.ResolvedAt?.ToUnixTimeMilliseconds(), instance.LastSentAt?.ToUnixTimeMilliseconds(),
            instance.IsMissed ? instance.LastEvaluation.ToUnixTimeMilliseconds() : null, instance.SentAs, instance.ResultFingerprint),
        StateJson.Default.StoredInstance);

    public static AlertInstance Read(string key, string json, DateTimeOffset evaluated)
    {
        var stored = JsonSerializer.Deserialize(json, StateJson.Default.StoredInstance)!;
        return new AlertInstance
        {
            Key = key, Labels = stored.Labels.ToLabelSet(), Annotations = stored.Annotations.ToImmutableSortedDictionary(StringComparer.Ordinal), State = stored.State, Reason = stored.Reason,
            Error = stored.Error, Values = stored.Values.ToImmutableSortedDictionary(StringComparer.Ordinal), ValueString = stored.ValueString, StartsAt = Time(stored.StartsAt),
            EndsAt = Time(stored.EndsAt), ResolvedAt = stored.ResolvedAt is { } resolved ? Time(resolved) : null, LastSentAt = stored.LastSentAt is { } sent ? Time(sent) : null,
            LastEvaluation = stored.Missed is { } missed ? Time(missed) : evaluated, IsMissed = stored.Missed is not null, SentAs = stored.SentAs, ResultFingerprint = stored.ResultFingerprint,
        };
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
