namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>A time range as it was read.</summary>
/// <param name="Min">Milliseconds since 1970; null where it could not be read.</param>
/// <param name="Text">In words, for the picker.</param>
/// <param name="Problem">Why it could not be read; null where it could.</param>
internal sealed record ReadRange(long? Min, long? Max, string? Text, string? Problem)
{
    public static ReadRange Of(string from, string to, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (PageDateMath.Parse(from, now, zone, end: false) is not { } first)
        {
            return Failed($"\"{from}\" is no time.");
        }

        if (PageDateMath.Parse(to, now, zone, end: true) is not { } last)
        {
            return Failed($"\"{to}\" is no time.");
        }

        return first < last
            ? new ReadRange(first.ToUnixTimeMilliseconds(), last.ToUnixTimeMilliseconds(), RangeText.Of(from, to, zone), null)
            : Failed("The range ends before it begins.");
    }

    private static ReadRange Failed(string problem) => new(null, null, null, problem);
}
