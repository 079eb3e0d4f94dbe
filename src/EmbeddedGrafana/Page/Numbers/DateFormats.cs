namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Milliseconds since 1970 as dates.</summary>
internal static class DateFormats
{
    public const string Iso = "YYYY-MM-DD HH:mm:ss";
    public const string American = "MM/DD/YYYY h:mm:ss a";

    public static ValueFormat Pattern(string pattern) => (value, _, zone) => new FormattedValue(DateText.Format(value, pattern, zone));

    /// <summary>"5 minutes ago", in the words of moment.js.</summary>
    public static ValueFormat FromNow(TimeProvider time) => (value, _, _) =>
    {
        if (value is not { } moment || !double.IsFinite(moment))
        {
            return new FormattedValue("Invalid date");
        }

        return new FormattedValue(Ago(moment - time.GetUtcNow().ToUnixTimeMilliseconds()));
    };

    /// <param name="distance">Milliseconds from now on; below zero for what is past.</param>
    public static string Ago(double distance)
    {
        var words = Distance(Math.Abs(distance) / 1000);
        return distance > 0 ? "in " + words : words + " ago";
    }

    private static string Distance(double seconds)
    {
        var minutes = Math.Round(seconds / 60);
        var hours = Math.Round(seconds / 3600);
        var days = Math.Round(seconds / 86_400);
        return seconds switch
        {
            < 44.5 => "a few seconds",
            < 89.5 => "a minute",
            _ when minutes < 45 => FormattableString.Invariant($"{minutes} minutes"),
            _ when minutes < 90 => "an hour",
            _ when hours < 22 => FormattableString.Invariant($"{hours} hours"),
            _ when hours < 36 => "a day",
            _ when days < 26 => FormattableString.Invariant($"{days} days"),
            _ when days < 46 => "a month",
            _ when days < 320 => FormattableString.Invariant($"{Math.Round(days / 30.44)} months"),
            _ when days < 548 => "a year",
            _ => FormattableString.Invariant($"{Math.Round(days / 365.25)} years"),
        };
    }
}
