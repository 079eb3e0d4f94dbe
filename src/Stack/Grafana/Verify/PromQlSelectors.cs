using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Finds the selectors of an expression that is known to be valid. Source: prometheus.io/docs, "Querying basics".</summary>
internal static partial class PromQlSelectors
{
    /// <summary>A list of labels in parentheses may follow these.</summary>
    private static readonly ImmutableHashSet<string> Groupings = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    private static readonly ImmutableHashSet<string> Words =
    [
        "and", "or", "unless", "bool", "offset", "atan2", "inf", "nan", "sum", "min", "max", "avg", "group", "stddev", "stdvar",
        "count", "count_values", "bottomk", "topk", "quantile", "limitk", "limit_ratio", "start", "end",
    ];

    public static ImmutableArray<PromQlSelector> In(string expression)
    {
        var found = ImmutableArray.CreateBuilder<PromQlSelector>();
        for (var token = Token().Match(expression); token.Success;)
        {
            var next = token.Index + token.Length;
            if (token.Groups["bare"] is { Success: true } bare) found.Add(new PromQlSelector(NameIn(bare.Value), bare.Value));
            else if (token.Groups["name"] is { Success: true } name)
            {
                var (word, calls) = (name.Value.ToLowerInvariant(), expression.AsSpan(next).TrimStart().StartsWith("("));
                if (Groupings.Contains(word) && calls) next = expression.IndexOf(')', next) is var end and >= 0 ? end + 1 : expression.Length;
                else if (!calls && !Words.Contains(word) && !Groupings.Contains(word)) found.Add(new PromQlSelector(name.Value, name.Value + token.Groups["matchers"].Value));
            }
            token = Token().Match(expression, next);
        }
        return [.. found.Distinct()];
    }

    private static string? NameIn(string matchers) => NameMatcher().Match(matchers) is { Success: true } match ? match.Groups["name"].Value : null;

    // In turn: texts and comments, ranges, numbers and durations, names with their matchers, matchers alone.
    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|\#[^\n]*
        |\[[^\]]*\]
        |\d[\w.]*
        |(?<name>[A-Za-z_:][\w:]*)\s*(?<matchers>\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^}"'`])*\})?
        |(?<bare>\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^}"'`])*\})
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("""__name__\s*=\s*["'`](?<name>[^"'`]*)["'`]""")]
    private static partial Regex NameMatcher();
}
