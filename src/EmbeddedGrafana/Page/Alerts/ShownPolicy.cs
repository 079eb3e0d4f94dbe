using Cortico.EmbeddedGrafana.Alerting.Policies;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>A notification policy and those below it; what it does not say itself is taken from the one above.</summary>
/// <param name="Matchers">Which alerts it takes; empty for all.</param>
/// <param name="Timings">Names of mute timings, with what they do.</param>
public sealed record ShownPolicy(
    IReadOnlyList<string> Matchers, string Receiver, bool IsInherited, string GroupBy, string Waits, IReadOnlyList<string> Timings, bool GoesOn, IReadOnlyList<ShownPolicy> Children)
{
    internal static ShownPolicy Of(PolicyRoute route, PolicyRoute? above = null)
    {
        var whole = route with
        {
            Receiver = route.Receiver ?? above?.Receiver, GroupBy = route.GroupBy ?? above?.GroupBy, GroupWait = route.GroupWait ?? above?.GroupWait,
            GroupInterval = route.GroupInterval ?? above?.GroupInterval, RepeatInterval = route.RepeatInterval ?? above?.RepeatInterval,
        };
        return new ShownPolicy(
            [.. MatchersOf(route)], whole.Receiver ?? "", route.Receiver is null, whole.GroupBy is null ? "one group for all" : whole.GroupBy is ["..."] ? "each alert by itself" : string.Join(", ", whole.GroupBy),
            $"{whole.GroupWait?.ToString() ?? "30s"} before the first message, {whole.GroupInterval?.ToString() ?? "5m"} between changes, again every {whole.RepeatInterval?.ToString() ?? "4h"}",
            [.. (route.MuteTimeIntervals ?? []).Select(name => "muted during " + name), .. (route.ActiveTimeIntervals ?? []).Select(name => "only during " + name)],
            route.Continue, [.. (route.Routes ?? []).Select(child => Of(child, whole))]);
    }

    private static IEnumerable<string> MatchersOf(PolicyRoute route) =>
    [
        .. (route.Match ?? []).Select(match => $"{match.Key} = {match.Value}"),
        .. (route.MatchRegex ?? []).Select(match => $"{match.Key} =~ {match.Value}"),
        .. route.Matchers ?? [],
        .. (route.ObjectMatchers ?? []).Select(triple => string.Join(' ', triple)),
    ];
}
