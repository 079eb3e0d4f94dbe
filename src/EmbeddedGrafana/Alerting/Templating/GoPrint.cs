using System.Collections;
using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Go's <c>fmt</c> for the kinds of value that a rule's template knows.</summary>
internal static class GoPrint
{
    private const int MostWidth = 10_000;

    /// <summary>As <c>%v</c>.</summary>
    public static string Text(object? value) => value switch
    {
        null => "<nil>",
        NoValue => "<nil>",
        string text => text,
        bool truth => truth ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => GoNumber.Format(number, 'g', -1),
        DateTimeOffset time => Time(time),
        TemplateLabels or TemplateValue => value.ToString()!,
        TemplateData data => $"{{{data.Labels} {Text(data.Values)} {data.Value}}}",
        IEnumerable<KeyValuePair<string, TemplateValue>> values => "map[" + string.Join(' ', values.Select(entry => entry.Key + ":" + entry.Value)) + "]",
        IEnumerable<KeyValuePair<string, object?>> entries => "map[" + string.Join(' ', entries.Select(entry => entry.Key + ":" + Text(entry.Value))) + "]",
        IEnumerable list => "[" + string.Join(' ', list.Cast<object?>().Select(Text)) + "]",
        _ => value.ToString() ?? "",
    };

    /// <summary>Between two operands stands a space where neither is a text.</summary>
    public static string Print(IReadOnlyList<object?> values)
    {
        var text = new StringBuilder();
        for (var index = 0; index < values.Count; index++)
        {
            text.Append(index > 0 && values[index] is not string && values[index - 1] is not string ? " " : "").Append(Text(values[index]));
        }

        return text.ToString();
    }

    public static string Printf(string format, IReadOnlyList<object?> values)
    {
        var text = new StringBuilder();
        var used = 0;
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }

            var flags = new StringBuilder();
            for (at++; at < format.Length && format[at] is '+' or '-' or '#' or ' ' or '0'; at++)
            {
                flags.Append(format[at]);
            }

            var width = Count(format, ref at, values, ref used);
            int? precision = null;
            if (at < format.Length && format[at] == '.')
            {
                at++;
                precision = Count(format, ref at, values, ref used) ?? 0;
            }

            if (at >= format.Length)
            {
                text.Append("%!(NOVERB)");
                break;
            }

            var verb = format[at];
            if (verb == '%')
            {
                text.Append('%');
            }
            else if (used >= values.Count)
            {
                text.Append("%!").Append(verb).Append("(MISSING)");
            }
            else
            {
                text.Append(Padded(Verb(verb, flags.ToString(), precision, values[used]), flags.ToString(), width, values[used]));
                used++;
            }
        }

        if (used < values.Count)
        {
            text.Append("%!(EXTRA ").AppendJoin(", ", values.Skip(used).Select(value => Kind(value) + (value is null ? "" : "=" + Text(value)))).Append(')');
        }

        return text.ToString();
    }

    private static int? Count(string format, ref int at, IReadOnlyList<object?> values, ref int used)
    {
        if (at < format.Length && format[at] == '*')
        {
            at++;
            return used < values.Count && values[used++] is long given ? (int)Math.Clamp(given, 0, MostWidth) : null;
        }

        var start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }

        return at == start ? null : int.TryParse(format.AsSpan(start, at - start), CultureInfo.InvariantCulture, out var count) && count <= MostWidth
            ? count
            : throw new TemplateException("a width or precision in printf is too large");
    }

    private static string Verb(char verb, string flags, int? precision, object? value)
    {
        var plus = flags.Contains('+', StringComparison.Ordinal);
        switch (verb, value)
        {
            case ('v', double number):
                return Signed(GoNumber.Format(number, 'g', precision ?? -1), plus, flags);
            case ('v' or 'd', long whole):
                return Signed(whole.ToString(CultureInfo.InvariantCulture), plus, flags);
            case ('v', string text) when flags.Contains('#', StringComparison.Ordinal):
                return GoQuote.Quote(text);
            case ('v', _):
                return Text(value);
            case ('s', string or TemplateLabels or TemplateValue or DateTimeOffset):
                return precision is { } most && Text(value) is var long_ && long_.Length > most ? long_[..most] : Text(value);
            case ('q', string or TemplateLabels or TemplateValue):
                return GoQuote.Quote(Text(value));
            case ('q', long code) when Rune.IsValid((int)code):
                return "'" + new Rune((int)code) + "'";
            case ('e' or 'f' or 'g', double number):
                return Signed(GoNumber.Format(number, verb, precision ?? (verb == 'g' ? -1 : 6)), plus, flags);
            case ('F', double number):
                return Signed(GoNumber.Format(number, 'f', precision ?? 6), plus, flags);
            case ('E' or 'G', double number):
                return Signed(GoNumber.Format(number, char.ToLowerInvariant(verb), precision ?? (verb == 'G' ? -1 : 6)).ToUpperInvariant(), plus, flags);
            case ('t', bool):
                return Text(value);
            case ('x' or 'X', long whole):
                return Cased(verb, (whole < 0 ? "-" : "") + (flags.Contains('#', StringComparison.Ordinal) ? "0x" : "") + ((ulong)Math.Abs(whole)).ToString("x", CultureInfo.InvariantCulture));
            case ('x' or 'X', string text):
                return Cased(verb, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
            case ('o', long whole):
                return (whole < 0 ? "-" : "") + Convert.ToString(Math.Abs(whole), 8);
            case ('b', long whole):
                return (whole < 0 ? "-" : "") + Convert.ToString(Math.Abs(whole), 2);
            case ('c', long code) when Rune.IsValid((int)code):
                return new Rune((int)code).ToString();
            case ('U', long code):
                return string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
            case ('T', _):
                return Kind(value);
            default:
                return value is null or NoValue ? $"%!{verb}(<nil>)" : $"%!{verb}({Kind(value)}={Text(value)})";
        }
    }

    private static string Cased(char verb, string text) => verb == 'X' ? text.ToUpperInvariant() : text;

    private static string Signed(string text, bool plus, string flags)
    {
        if (text.StartsWith('+') && !plus)
        {
            return flags.Contains(' ', StringComparison.Ordinal) ? " " + text[1..] : text;
        }

        return text[0] is '-' or '+' ? text : plus ? "+" + text : flags.Contains(' ', StringComparison.Ordinal) ? " " + text : text;
    }

    private static string Padded(string text, string flags, int? width, object? value)
    {
        var missing = (width ?? 0) - text.EnumerateRunes().Count();
        if (missing <= 0)
        {
            return text;
        }

        if (flags.Contains('-', StringComparison.Ordinal))
        {
            return text + new string(' ', missing);
        }

        if (!flags.Contains('0', StringComparison.Ordinal) || value is not (long or double) || (value is double number && !double.IsFinite(number)))
        {
            return new string(' ', missing) + text;
        }

        return text[0] is '-' or '+' ? text[0] + new string('0', missing) + text[1..] : new string('0', missing) + text;
    }

    /// <summary>Go's name of the type.</summary>
    private static string Kind(object? value) => value switch
    {
        null or NoValue => "<nil>",
        string => "string",
        bool => "bool",
        long => "int",
        double => "float64",
        DateTimeOffset => "time.Time",
        TemplateLabels => "template.Labels",
        TemplateValue => "template.Value",
        TemplateData => "template.Data",
        IEnumerable<KeyValuePair<string, TemplateValue>> => "map[string]template.Value",
        IEnumerable<KeyValuePair<string, object?>> => "map[string]interface {}",
        _ => "[]interface {}",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " +0000 UTC";
}
