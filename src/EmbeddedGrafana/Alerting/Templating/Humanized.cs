using System.Globalization;
using Cortico.EmbeddedGrafana.Go;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Prometheus's short forms of numbers (https://prometheus.io/docs/prometheus/latest/configuration/template_reference/).</summary>
internal static class Humanized
{
    private static readonly string[] Large = ["k", "M", "G", "T", "P", "E", "Z", "Y"];
    private static readonly string[] Small = ["m", "u", "n", "p", "f", "a", "z", "y"];

    /// <summary>Metric prefixes: 1234567 is <c>1.235M</c>.</summary>
    public static string Metric(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return Four(value);
        }

        return Math.Abs(value) >= 1 ? Scaled(value, Large, 1000, "") : Shrunk(value) is var (scaled, prefix) ? Four(scaled) + prefix : "";
    }

    /// <summary>Binary prefixes: 1536 is <c>1.5ki</c>.</summary>
    public static string Binary(double value) => Math.Abs(value) <= 1 || !double.IsFinite(value) ? Four(value) : Scaled(value, Large, 1024, "i");

    /// <param name="value">Seconds.</param>
    public static string Duration(double value)
    {
        if (!double.IsFinite(value))
        {
            return Four(value);
        }

        if (value == 0)
        {
            return "0s";
        }

        if (Math.Abs(value) < 1)
        {
            var (scaled, prefix) = Shrunk(value);
            return Four(scaled) + prefix + "s";
        }

        var (sign, size) = (value < 0 ? "-" : "", Math.Abs(value));
        var whole = (long)Math.Min(size, long.MaxValue / 2);
        var (days, hours, minutes, seconds) = (whole / 86_400, whole / 3600 % 24, whole / 60 % 60, whole % 60);
        return (days, hours, minutes) switch
        {
            (not 0, _, _) => string.Create(CultureInfo.InvariantCulture, $"{sign}{days}d {hours}h {minutes}m {seconds}s"),
            (_, not 0, _) => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours}h {minutes}m {seconds}s"),
            (_, _, not 0) => string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes}m {seconds}s"),
            _ => sign + Four(size) + "s",
        };
    }

    public static string Percentage(double ratio) => Four(ratio * 100) + "%";

    /// <param name="value">Seconds since 1970.</param>
    public static string Timestamp(double value) => double.IsFinite(value) ? GoPrint.Text(Time(value)) : Four(value);

    /// <exception cref="TemplateException">It is no moment that can be told.</exception>
    public static DateTimeOffset Time(double seconds) => double.IsFinite(seconds) && Math.Abs(seconds) < 60_000_000_000
        ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond)
        : throw new TemplateException($"cannot convert {GoPrint.Text(seconds)} to a time");

    private static string Four(double value) => GoNumber.Format(value, 'g', 4);

    private static string Scaled(double value, string[] prefixes, double step, string suffix)
    {
        var prefix = "";
        foreach (var next in prefixes)
        {
            if (Math.Abs(value) < step)
            {
                break;
            }

            (prefix, value) = (next + suffix, value / step);
        }

        return Four(value) + prefix;
    }

    private static (double Value, string Prefix) Shrunk(double value)
    {
        var prefix = "";
        foreach (var next in Small)
        {
            if (Math.Abs(value) >= 1)
            {
                break;
            }

            (prefix, value) = (next, value * 1000);
        }

        return (value, prefix);
    }
}
