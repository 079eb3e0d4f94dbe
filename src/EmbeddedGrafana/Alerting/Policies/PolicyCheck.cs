using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>What makes a policy tree malformed, whatever contact points there are. Grafana answers all of it as bad request data.</summary>
internal static partial class PolicyCheck
{
    private const string AllLabels = "...";

    public static bool IsTree(PolicyRoute root) => root is
    {
        Receiver: not null, Match: null, MatchRegex: null, Matchers: null, ObjectMatchers: null, MuteTimeIntervals: null, ActiveTimeIntervals: null,
    } && root.Flattened().All(IsRoute);

    private static bool IsRoute(PolicyRoute route)
    {
        var labels = route.GroupBy ?? [];
        return (labels.Count <= 1 || !labels.Contains(AllLabels, StringComparer.Ordinal))
            && labels.Distinct(StringComparer.Ordinal).Count() == labels.Count
            && route.GroupInterval is not { Value.Ticks: 0 }
            && route.RepeatInterval is not { Value.Ticks: 0 }
            && (route.MatchRegex ?? []).Values.All(IsRegex)
            && (route.Matchers ?? []).All(IsMatcher)
            && (route.ObjectMatchers ?? []).All(IsMatcher);
    }

    private static bool IsMatcher(string text) => Matcher.Match(text) is { Success: true } match && (!match.Groups[1].Value.EndsWith('~') || IsRegex(match.Groups[2].Value));

    private static bool IsMatcher(IReadOnlyList<string>? triple) => triple is [{ Length: > 0 }, var compare, { } value]
        && compare switch
        {
            "=" or "!=" => true,
            "=~" or "!~" => IsRegex(value),
            _ => false,
        };

    /// <summary>The engine without backtracking takes about what Go's does.</summary>
    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    [GeneratedRegex("^\\s*[^=!~\\s]+\\s*(=~|!~|!=|=)\\s*\"?([^\"]*?)\"?\\s*$")]
    private static partial Regex Matcher { get; }
}
