using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>Durations as Prometheus and Grafana write them: <c>1h30m</c>, <c>10s</c>, <c>0</c>.</summary>
public static partial class PromDuration
{
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("y", TimeSpan.FromDays(365)), ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text is "0") return true;
        var match = Form().Match(text ?? "");
        if (string.IsNullOrEmpty(text) || !match.Success) return false;
        foreach (var (name, length) in Units)
            if (match.Groups[name] is { Success: true } digits) duration += length * long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>The shortest exact form; Prometheus uses years, weeks and days only where nothing is left over.</summary>
    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        if (rest == 0) return "0s";
        var text = "";
        foreach (var (name, length) in Units)
        {
            var unit = (long)length.TotalMilliseconds;
            if (name is "y" or "w" or "d" && rest % unit != 0 || rest < unit) continue;
            text += $"{rest / unit}{name}";
            rest %= unit;
        }
        return text;
    }

    [GeneratedRegex(@"^(?:(?<y>\d{1,3})y)?(?:(?<w>\d{1,5})w)?(?:(?<d>\d{1,6})d)?(?:(?<h>\d{1,8})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,11})s)?(?:(?<ms>\d{1,14})ms)?$")]
    private static partial Regex Form();
}
