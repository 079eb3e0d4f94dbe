using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Variables;

/// <summary>How a variable's values are written into a query. Source: grafana.com/docs, "Variable syntax".</summary>
internal static partial class VariableFormat
{
    /// <param name="format">As in <c>${name:format}</c>; empty for what a Prometheus query gets.</param>
    public static string Write(VariableValue value, string format)
    {
        if (value.AllText is { } all) return all;
        var values = value.Values;
        return format switch
        {
            "" => ForPromQl(value),
            "regex" => Joined(values.Select(text => RegexSign().Replace(text, @"\$&")), "|", "(", ")"),
            "pipe" => string.Join('|', values),
            "csv" or "raw" => string.Join(',', values),
            "text" => string.Join(" + ", values),
            "glob" => Joined(values, ",", "{", "}"),
            "json" => JsonSerializer.Serialize(values),
            "singlequote" => string.Join(',', values.Select(text => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'")),
            "doublequote" => string.Join(',', values.Select(text => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"")),
            "percentencode" => Uri.EscapeDataString(Joined(values, ",", "{", "}")),
            "queryparam" => string.Join('&', values.Select(text => $"var-{value.Name}={Uri.EscapeDataString(text)}")),
            _ => string.Join(',', values),
        };
    }

    /// <summary>Inside a PromQL text: one value plain, several as an alternation whose signs are escaped for both the text and the expression.</summary>
    private static string ForPromQl(VariableValue value) => value.IsMulti
        ? Joined(value.Values.Select(text => RegexSign().Replace(text.Replace(@"\", @"\\\\", StringComparison.Ordinal), match => match.Value == @"\" ? match.Value : $@"\\{match.Value}")), "|", "(", ")")
        : string.Join(',', value.Values.Select(text => text.Replace(@"\", @"\\", StringComparison.Ordinal)));

    private static string Joined(IEnumerable<string> values, string separator, string open, string close) =>
        values.ToList() is [var only] ? only : $"{open}{string.Join(separator, values)}{close}";

    [GeneratedRegex(@"[\\^$*+?.()|\[\]{}/]")]
    private static partial Regex RegexSign();
}
