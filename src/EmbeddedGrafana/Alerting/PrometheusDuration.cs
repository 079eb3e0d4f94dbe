using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>
/// A duration as Prometheus and Alertmanager write it: "1m30s", "4h", "2w", the largest unit first; the finest is the millisecond.
/// Source: https://prometheus.io/docs/prometheus/latest/configuration/configuration/ (duration).
/// </summary>
[JsonConverter(typeof(PrometheusDurationConverter))]
public readonly partial record struct PrometheusDuration(TimeSpan Value)
{
    private static readonly (string Unit, long Milliseconds, bool OnlyWhole)[] Units =
    [
        ("y", 365L * 86_400_000, true), ("w", 7L * 86_400_000, true), ("d", 86_400_000, false), ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1000, false), ("ms", 1, false),
    ];

    public static bool TryParse(string text, out PrometheusDuration duration)
    {
        duration = default;
        if (text == "0")
        {
            return true;
        }

        if (text.Length is 0 or > 100 || Shape.Match(text) is not { Success: true } match)
        {
            return false;
        }

        decimal milliseconds = 0;
        for (var index = 0; index < Units.Length; index++)
        {
            var number = match.Groups[index + 1];
            if (number.Success)
            {
                if (!decimal.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > long.MaxValue)
                {
                    return false;
                }

                milliseconds += count * Units[index].Milliseconds;
            }
        }

        // As many nanoseconds as Go counts in 64 bits: 292 years.
        if (milliseconds > long.MaxValue / 1_000_000)
        {
            return false;
        }

        duration = new PrometheusDuration(TimeSpan.FromMilliseconds((long)milliseconds));
        return true;
    }

    public override string ToString()
    {
        var rest = (long)Value.TotalMilliseconds;
        if (rest == 0)
        {
            return "0s";
        }

        var text = new StringBuilder();
        foreach (var (unit, milliseconds, onlyWhole) in Units)
        {
            if (rest >= milliseconds && (!onlyWhole || rest % milliseconds == 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{rest / milliseconds}{unit}");
                rest %= milliseconds;
            }
        }

        return text.ToString();
    }

    [GeneratedRegex("^(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?$")]
    private static partial Regex Shape { get; }
}
