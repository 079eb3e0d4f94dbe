using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>A label and what its value must be for the silence to hold.</summary>
internal sealed record SilenceMatcher(bool? IsEqual, bool? IsRegex, string? Name, string? Value)
{
    /// <exception cref="ArgumentException">The value is no regular expression.</exception>
    public Matcher ToMatcher() => new(Name ?? "", (IsRegex ?? false, IsEqual ?? true) switch
    {
        (false, true) => MatchOperator.Equal,
        (false, false) => MatchOperator.NotEqual,
        (true, true) => MatchOperator.Regex,
        (true, false) => MatchOperator.NotRegex,
    }, Value ?? "");
}
