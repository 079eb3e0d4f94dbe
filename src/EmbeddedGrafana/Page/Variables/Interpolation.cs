using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>Puts the values of variables in place of <c>$name</c>, <c>${name}</c>, <c>${name:format}</c> and <c>[[name]]</c>.</summary>
public sealed partial class Interpolation
{
    private readonly Dictionary<string, Variable> _variables;
    private readonly Dictionary<string, string> _builtIn;

    /// <param name="variables">Of the dashboard.</param>
    /// <param name="builtIn">Such as <c>__from</c>, without the dollar sign.</param>
    public Interpolation(IEnumerable<Variable> variables, IReadOnlyDictionary<string, string> builtIn)
    {
        _variables = new Dictionary<string, Variable>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            _variables[variable.Name] = variable;
        }

        _builtIn = new Dictionary<string, string>(builtIn, StringComparer.Ordinal);
    }

    /// <summary>With one variable fixed to one value: a repeated panel.</summary>
    public Interpolation With(Variable fixedVariable) => new(_variables.Values.Where(variable => variable.Name != fixedVariable.Name).Append(fixedVariable), _builtIn);

    /// <summary>Names that stand in a text as variables do.</summary>
    public static IReadOnlySet<string> Names(string text) => Reference().Matches(text).Select(NameIn).ToHashSet(StringComparer.Ordinal);

    public Variable? Find(string name) => _variables.GetValueOrDefault(name);

    /// <summary>For titles and texts: values in curly braces, as Grafana lists them.</summary>
    public string Text(string text) => Replace(text, static variable => variable.IsAll ? "All" : variable.Texts is [var only] ? only : string.Join(" + ", variable.Texts));

    /// <summary>For PromQL: values of variables that allow several are parts of a regular expression.</summary>
    public string Query(string expression) => Replace(expression, static variable =>
    {
        if (variable is { IsAll: true, AllValue: { } all })
        {
            return all;
        }

        var values = variable.Expanded;
        if (!variable.IsMulti && !variable.HasAll)
        {
            return values.Count > 0 ? values[0].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) : "";
        }

        return values is [var single] ? Escape(single) : "(" + string.Join('|', values.Select(Escape)) + ")";
    });

    /// <summary>For data sources and the like: the value itself.</summary>
    public string Plain(string text) => Replace(text, static variable => string.Join(',', variable.Expanded));

    /// <summary>Values in a PromQL string: the expression's own escapes, and those of the string around it.</summary>
    private static string Escape(string value) => Special().Replace(value.Replace("\\", "\\\\\\\\", StringComparison.Ordinal), "\\\\$0");

    private string Replace(string text, Func<Variable, string> write) => text.Contains('$', StringComparison.Ordinal) || text.Contains("[[", StringComparison.Ordinal)
        ? Reference().Replace(text, match => Value(match, write))
        : text;

    private string Value(Match match, Func<Variable, string> write)
    {
        var name = NameIn(match);
        var format = match.Groups["format"].Success ? match.Groups["format"].Value : match.Groups["oldFormat"].Success ? match.Groups["oldFormat"].Value : null;
        if (_variables.TryGetValue(name, out var variable))
        {
            return format is null ? write(variable) : Format(variable, format);
        }

        if (!_builtIn.TryGetValue(name, out var value))
        {
            return match.Value;
        }

        return format is { } dates && name is "__from" or "__to" ? Date(value, format!) : value;
    }

    private static string NameIn(Match match) =>
        match.Groups["plain"].Success ? match.Groups["plain"].Value : match.Groups["braced"].Success ? match.Groups["braced"].Value : match.Groups["old"].Value;

    private static string Format(Variable variable, string format)
    {
        var values = variable.Expanded;
        var escaped = values.Select(value => RegexLetters().Replace(value, "\\$0"));
        return format switch
        {
            "raw" or "csv" => string.Join(',', values),
            "pipe" => string.Join('|', values),
            "regex" => values.Count == 1 ? escaped.Single() : "(" + string.Join('|', escaped) + ")",
            "glob" => values.Count == 1 ? values[0] : "{" + string.Join(',', values) + "}",
            "text" => variable.IsAll ? "All" : string.Join(" + ", variable.Texts),
            "json" => "[" + string.Join(',', values.Select(Quoted)) + "]",
            "singlequote" => string.Join(',', values.Select(value => "'" + value.Replace("'", "\\'", StringComparison.Ordinal) + "'")),
            "sqlstring" => string.Join(',', values.Select(value => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'")),
            "doublequote" => string.Join(',', values.Select(value => "\"" + value.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"")),
            "percentencode" => Uri.EscapeDataString(values.Count == 1 ? values[0] : "{" + string.Join(',', values) + "}"),
            "queryparam" => string.Join('&', values.Select(value => $"var-{variable.Name}={Uri.EscapeDataString(value)}")),
            "lucene" => values.Count == 1 ? values[0] : "(" + string.Join(" OR ", values.Select(Quoted)) + ")",
            _ => string.Join(',', values),
        };
    }

    private static string Quoted(string value) => new StringBuilder("\"").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"').ToString();

    /// <summary><c>${__from:date:iso}</c>, <c>${__from:date:seconds}</c>, <c>${__from:date:YYYY-MM}</c>.</summary>
    private static string Date(string milliseconds, string format)
    {
        if (!format.StartsWith("date", StringComparison.Ordinal) || !long.TryParse(milliseconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time))
        {
            return milliseconds;
        }

        return format.Length > 5 ? format[5..] switch
        {
            "seconds" => (time / 1000).ToString(CultureInfo.InvariantCulture),
            "iso" => Iso(time),
            var pattern => Numbers.DateText.Format(time, pattern, TimeZoneInfo.Utc),
        } : Iso(time);
    }

    private static string Iso(long time) => Numbers.DateText.Format(time, "YYYY-MM-DD[T]HH:mm:ss.SSS[Z]", TimeZoneInfo.Utc);

    [GeneratedRegex(@"\$(?<plain>[A-Za-z_][A-Za-z0-9_]*)|\$\{(?<braced>[A-Za-z_][A-Za-z0-9_]*)(?:\.[^:}]+)?(?::(?<format>[^}]+))?\}|\[\[(?<old>[A-Za-z_][A-Za-z0-9_]*)(?::(?<oldFormat>[^\]]+))?\]\]")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[$^*{}\[\]'+?.()|]")]
    private static partial Regex Special();

    [GeneratedRegex(@"[\\^$.*+?()\[\]{}|/-]")]
    private static partial Regex RegexLetters();
}
