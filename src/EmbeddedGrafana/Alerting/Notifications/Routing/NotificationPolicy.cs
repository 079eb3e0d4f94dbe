using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

/// <summary>A notification policy ready to be walked: what it does not say itself is taken from the one above, mute and active timings aside.</summary>
internal sealed class NotificationPolicy
{
    private readonly List<Matcher> _matchers;
    private readonly List<NotificationPolicy> _children;
    private readonly bool _continue;

    public NotificationPolicy(PolicyRoute policy, NotificationPolicy? above = null)
    {
        _matchers = [.. Matchers(policy).OrderBy(matcher => matcher.Name, StringComparer.Ordinal).ThenBy(matcher => matcher.Value, StringComparer.Ordinal).ThenBy(matcher => matcher.Operator)];
        Key = (above is null ? "" : above.Key + "/") + "{" + string.Join(',', _matchers) + "}";
        Receiver = policy.Receiver ?? above?.Receiver ?? "";
        GroupBy = policy.GroupBy ?? above?.GroupBy ?? [];
        GroupWait = policy.GroupWait?.Value ?? above?.GroupWait ?? TimeSpan.FromSeconds(30);
        GroupInterval = policy.GroupInterval?.Value ?? above?.GroupInterval ?? TimeSpan.FromMinutes(5);
        RepeatInterval = policy.RepeatInterval?.Value ?? above?.RepeatInterval ?? TimeSpan.FromHours(4);
        MuteTimings = policy.MuteTimeIntervals ?? [];
        ActiveTimings = policy.ActiveTimeIntervals ?? [];
        _continue = policy.Continue;
        _children = [.. (policy.Routes ?? []).Select(child => new NotificationPolicy(child, this))];
    }

    /// <summary>Tells policies apart by the matchers on the way to them; part of the key of a group.</summary>
    public string Key { get; }

    public string Receiver { get; }

    public IReadOnlyList<string> GroupBy { get; }

    public TimeSpan GroupWait { get; }

    public TimeSpan GroupInterval { get; }

    public TimeSpan RepeatInterval { get; }

    public IReadOnlyList<string> MuteTimings { get; }

    public IReadOnlyList<string> ActiveTimings { get; }

    /// <returns>The policies that take such an alert, the deepest of each branch.</returns>
    public List<NotificationPolicy> For(LabelSet labels)
    {
        var found = new List<NotificationPolicy>();
        if (!_matchers.TrueForAll(matcher => matcher.Matches(labels)))
        {
            return found;
        }

        foreach (var child in _children)
        {
            var below = child.For(labels);
            found.AddRange(below);
            if (below.Count > 0 && !child._continue)
            {
                break;
            }
        }

        return found.Count > 0 ? found : [this];
    }

    /// <returns>The labels that the policy groups by, as far as the alert has them; <c>...</c> means all.</returns>
    public LabelSet GroupLabels(LabelSet labels) =>
        GroupBy.Contains("...", StringComparer.Ordinal) ? labels : new LabelSet([.. labels.Where(label => GroupBy.Contains(label.Key, StringComparer.Ordinal))]);

    private static IEnumerable<Matcher> Matchers(PolicyRoute policy) =>
    [
        .. (policy.Match ?? []).Select(pair => new Matcher(pair.Key, MatchOperator.Equal, pair.Value)),
        .. (policy.MatchRegex ?? []).Select(pair => new Matcher(pair.Key, MatchOperator.Regex, pair.Value)),
        .. (policy.Matchers ?? []).SelectMany(Matcher.ParseAll),
        .. (policy.ObjectMatchers ?? []).Select(triple => Matcher.Of(triple[0], triple[1], triple[2])),
    ];
}
