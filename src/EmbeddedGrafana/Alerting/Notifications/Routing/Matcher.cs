using System.Buffers;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

/// <summary>A label and what its value must be. A label that is absent counts as empty; a regular expression must match the whole value.</summary>
internal sealed partial class Matcher
{
    private static readonly SearchValues<char> Reserved = SearchValues.Create("{}!=~,\\\"'` \t\n");
    private readonly Regex? _regex;

    /// <exception cref="ArgumentException">The value is no regular expression, or one with look-around or back references.</exception>
    public Matcher(string name, MatchOperator op, string value)
    {
        (Name, Operator, Value) = (name, op, value);
        if (op is MatchOperator.Regex or MatchOperator.NotRegex)
        {
            try
            {
                _regex = new Regex(@"\A(?:" + value.Replace("(?P<", "(?<", StringComparison.Ordinal) + @")\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (NotSupportedException error)
            {
                throw new ArgumentException(error.Message, nameof(value), error);
            }
        }
    }

    public string Name { get; }

    public MatchOperator Operator { get; }

    public string Value { get; }

    public bool Matches(string? value) => Operator switch
    {
        MatchOperator.Equal => Value == (value ?? ""),
        MatchOperator.NotEqual => Value != (value ?? ""),
        MatchOperator.Regex => _regex!.IsMatch(value ?? ""),
        _ => !_regex!.IsMatch(value ?? ""),
    };

    public bool Matches(LabelSet labels) => Matches(labels.Find(Name));

    /// <summary>As Alertmanager writes it in the key of a group.</summary>
    public override string ToString() =>
        (Name.AsSpan().IndexOfAny(Reserved) >= 0 ? GoQuote.Quote(Name) : Name) + Sign(Operator) + '"'
        + Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <param name="sign"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
    public static Matcher Of(string name, string sign, string value) => new(name, sign switch
    {
        "=" => MatchOperator.Equal,
        "!=" => MatchOperator.NotEqual,
        "=~" => MatchOperator.Regex,
        "!~" => MatchOperator.NotRegex,
        _ => throw new ArgumentException($"\"{sign}\" is none of = != =~ !~.", nameof(sign)),
    }, value);

    /// <summary>Reads <c>a="b", c=~"d.*"</c>, with or without braces around it.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static List<Matcher> ParseAll(string text)
    {
        var rest = text.Trim();
        rest = rest.StartsWith('{') && rest.EndsWith('}') ? rest[1..^1] : rest;
        var matchers = new List<Matcher>();
        while (rest.Length > 0)
        {
            var match = One.Match(rest);
            if (!match.Success)
            {
                throw new ArgumentException($"bad matcher format: {text}", nameof(text));
            }

            matchers.Add(Of(Unquoted(match.Groups[1].Value), match.Groups[2].Value, Unquoted(match.Groups[3].Value)));
            rest = rest[match.Length..];
        }

        return matchers;
    }

    private static string Sign(MatchOperator op) => op switch { MatchOperator.Equal => "=", MatchOperator.NotEqual => "!=", MatchOperator.Regex => "=~", _ => "!~" };

    private static string Unquoted(string text) => text is ['"', .., '"'] and { Length: > 1 }
        ? Escape.Replace(text[1..^1], found => found.Groups[1].Value switch { "n" => "\n", "t" => "\t", var letter => letter })
        : text.Trim();

    [GeneratedRegex("""^\s*("(?:[^"\\]|\\.)*"|[^=!~"\s,]+)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^,"]*?)\s*(?:,|$)""", RegexOptions.Singleline)]
    private static partial Regex One { get; }

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escape { get; }
}
