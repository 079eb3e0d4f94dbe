using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>
/// Replaces <c>$__interval</c>, <c>$__range</c>, <c>$__rate_interval</c> and their <c>_ms</c> and <c>_s</c> forms, with or without
/// braces, wherever they stand. Dashboard variables are the browser's business and stay.
/// </summary>
internal static class IntervalMacros
{
    /// <summary>Longer names first: <c>$__interval_ms</c> must not be read as <c>$__interval</c> with a tail.</summary>
    private static readonly string[] Names = ["rate_interval_ms", "rate_interval", "interval_ms", "interval", "range_ms", "range_s", "range"];

    public static string Replace(string expression, TimeSpan step, TimeSpan rateInterval, TimeSpan range)
    {
        var next = expression.IndexOf('$', StringComparison.Ordinal);
        if (next < 0)
        {
            return expression;
        }

        var result = new StringBuilder(expression.Length + 16);
        var rest = expression.AsSpan();
        while (next >= 0)
        {
            result.Append(rest[..next]);
            rest = rest[next..];
            var (name, length) = Find(rest);
            if (name is null)
            {
                result.Append('$');
                rest = rest[1..];
            }
            else
            {
                result.Append(Value(name, step, rateInterval, range));
                rest = rest[length..];
            }

            next = rest.IndexOf('$');
        }

        return result.Append(rest).ToString();
    }

    private static (string? Name, int Length) Find(ReadOnlySpan<char> text)
    {
        var braces = text.StartsWith("${__");
        if (!braces && !text.StartsWith("$__"))
        {
            return default;
        }

        var inner = text[(braces ? 4 : 3)..];
        foreach (var name in Names)
        {
            if (!inner.StartsWith(name))
            {
                continue;
            }

            if (!braces)
            {
                return (name, 3 + name.Length);
            }

            if (inner.Length > name.Length && inner[name.Length] == '}')
            {
                return (name, 5 + name.Length);
            }
        }

        return default;
    }

    private static string Value(string name, TimeSpan step, TimeSpan rateInterval, TimeSpan range) => name switch
    {
        "interval_ms" => Milliseconds(step),
        "interval" => Interval.Format(step),
        "range_ms" => Milliseconds(range),
        "range_s" => Seconds(range),
        "range" => Seconds(range) + "s",
        "rate_interval_ms" => Milliseconds(rateInterval),
        _ => GoDuration.Format(rateInterval),
    };

    private static string Milliseconds(TimeSpan time) => (time.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) =>
        Math.Round(time.Ticks / TimeSpan.TicksPerMillisecond / 1000.0, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
}
