using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>How often an open dashboard asks again: "10s", "5m"; empty for never.</summary>
internal static partial class RefreshInterval
{
    /// <summary>As Grafana's <c>min_refresh_interval</c>.</summary>
    private const string Least = "5s";
    private const int LeastSeconds = 5;

    /// <returns>Five seconds where less is asked for; empty where the text is no interval.</returns>
    public static string Of(string? text)
    {
        if (Shape().Match(text ?? "") is not { Success: true } match)
        {
            return "";
        }

        var seconds = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "s" ? 1 : 60.0);
        return seconds < LeastSeconds ? Least : text!;
    }

    [GeneratedRegex("^([0-9]{1,6})([smhd])$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
