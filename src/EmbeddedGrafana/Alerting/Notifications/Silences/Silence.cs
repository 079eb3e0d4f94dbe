using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>Holds back the notifications of alerts that match all of its matchers, for a time.</summary>
internal sealed record Silence(
    string Id, IReadOnlyList<SilenceMatcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, DateTimeOffset UpdatedAt)
{
    private List<Matcher>? _ready;

    /// <returns><c>pending</c>, <c>active</c> or <c>expired</c>.</returns>
    public string StateAt(DateTimeOffset moment) => moment < StartsAt ? "pending" : moment < EndsAt ? "active" : "expired";

    public bool Holds(LabelSet labels) => (_ready ??= [.. Matchers.Select(matcher => matcher.ToMatcher())]).TrueForAll(matcher => matcher.Matches(labels));

    public SilenceAnswer ToAnswer(DateTimeOffset now) => new(
        Comment, CreatedBy, GoTime.Milliseconds(EndsAt), Id,
        [.. Matchers.Select(matcher => matcher with { IsEqual = matcher.IsEqual ?? true, IsRegex = matcher.IsRegex ?? false })],
        GoTime.Milliseconds(StartsAt), new SilenceStatus(StateAt(now)), GoTime.Milliseconds(UpdatedAt));
}
