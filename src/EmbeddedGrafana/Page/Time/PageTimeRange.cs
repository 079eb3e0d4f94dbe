namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>The range that a reader looks at.</summary>
/// <param name="RawFrom">As it stands in the address: "now-1h", or milliseconds since 1970.</param>
public sealed record PageTimeRange(string RawFrom, string RawTo, DateTimeOffset From, DateTimeOffset To)
{
    private const string DefaultFrom = "now-6h";
    private const string DefaultTo = "now";

    public TimeSpan Length => To - From;

    /// <summary>Reads both ends; where one cannot be read, or the end is before the start, it is the last six hours, as in Grafana.</summary>
    public static PageTimeRange Parse(string? from, string? to, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (start, end) = (from is { Length: > 0 } ? from : DefaultFrom, to is { Length: > 0 } ? to : DefaultTo);
        if (PageDateMath.Parse(start, now, zone, end: false) is { } first && PageDateMath.Parse(end, now, zone, end: true) is { } last && first < last)
        {
            return new PageTimeRange(start, end, first, last);
        }

        return new PageTimeRange(DefaultFrom, DefaultTo, now.AddHours(-6), now);
    }

    /// <summary>The range of a panel with a time of its own.</summary>
    /// <param name="timeFrom">The panel's "Relative time", such as "1h": so long until the end.</param>
    /// <param name="timeShift">The panel's "Time shift", such as "1d": so much earlier.</param>
    public PageTimeRange Overridden(string? timeFrom, string? timeShift, DateTimeOffset now, TimeZoneInfo zone)
    {
        var range = this;
        if (timeFrom is { Length: > 0 } && PageDateMath.Parse(timeFrom.StartsWith("now", StringComparison.Ordinal) ? timeFrom : "now-" + timeFrom, now, zone, end: false) is { } from && from < now)
        {
            range = new PageTimeRange(timeFrom, "now", from, now);
        }

        if (timeShift is { Length: > 0 } && PageDateMath.Parse("now-" + timeShift, now, zone, end: false) is { } shifted)
        {
            var shift = now - shifted;
            range = new PageTimeRange("", "", range.From - shift, range.To - shift);
        }

        return range;
    }
}
