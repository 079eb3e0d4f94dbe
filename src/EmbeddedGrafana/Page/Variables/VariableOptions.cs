using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>Makes options of what a variable's definition or its query brought.</summary>
internal static partial class VariableOptions
{
    /// <summary>A drop-down of more is of no use, and slow.</summary>
    private const int Most = 10_000;

    /// <summary>"a, b, shown : value"; a comma with a backslash before it is part of a value.</summary>
    public static IReadOnlyList<VariableOption> OfText(string text) =>
        [.. Comma().Split(text).Select(item => item.Replace("\\,", ",", StringComparison.Ordinal).Trim()).Where(item => item.Length > 0).Select(item =>
            Pair().Match(item) is { Success: true } pair ? new VariableOption(pair.Groups[1].Value.Trim(), pair.Groups[2].Value.Trim()) : new VariableOption(item, item))];

    /// <param name="regex">Keeps what matches: its group, its groups named "text" and "value", or all of it; empty keeps everything.</param>
    /// <param name="sort">Grafana's number: 0 none, 1 and 2 by name, 3 and 4 by number, 5 and 6 without regard to case; even ones descending.</param>
    public static IReadOnlyList<VariableOption> OfResults(IEnumerable<string> results, string regex, int sort)
    {
        var options = results.Take(Most).Select(text => new VariableOption(text, text));
        if (regex.Length > 0)
        {
            var pattern = Pattern.Parse(regex) ?? throw new VariableException($"The variable's regular expression {regex} is malformed.");
            options = options.SelectMany(option => Select(pattern, option.Value)).ToList();
        }

        var distinct = options.DistinctBy(option => option.Value);
        return [.. sort switch
        {
            1 => distinct.OrderBy(option => option.Text, StringComparer.Ordinal),
            2 => distinct.OrderByDescending(option => option.Text, StringComparer.Ordinal),
            3 => distinct.OrderBy(option => Digits(option.Text)),
            4 => distinct.OrderByDescending(option => Digits(option.Text)),
            5 => distinct.OrderBy(option => option.Text, StringComparer.OrdinalIgnoreCase),
            6 => distinct.OrderByDescending(option => option.Text, StringComparer.OrdinalIgnoreCase),
            7 => distinct.OrderBy(option => option.Text, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)),
            8 => distinct.OrderByDescending(option => option.Text, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)),
            _ => distinct,
        }];
    }

    /// <summary>What the dashboard was saved with: a text, a list, or nothing.</summary>
    public static IReadOnlyList<string> Saved(JsonElement current, string member) => current.Member(member) switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ToString())],
        { ValueKind: JsonValueKind.Number } number => [number.GetRawText()],
        _ => [],
    };

    private static IEnumerable<VariableOption> Select(Regex pattern, string text)
    {
        var match = pattern.Match(text);
        if (!match.Success)
        {
            yield break;
        }

        var (shown, value) = (match.Groups["text"], match.Groups["value"]);
        if (shown.Success || value.Success)
        {
            yield return new VariableOption(shown.Success ? shown.Value : value.Value, value.Success ? value.Value : shown.Value);
            yield break;
        }

        var first = match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
        yield return new VariableOption(first, first);
    }

    private static double Digits(string text) => Number().Match(text) is { Success: true } match ? JavaScriptNumber.Parse(match.Value) : -1;

    [GeneratedRegex(@"(?<!\\),")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^(.+?)\s:\s(.+)$")]
    private static partial Regex Pair();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
