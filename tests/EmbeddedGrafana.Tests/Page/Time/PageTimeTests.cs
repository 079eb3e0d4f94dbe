using System.Globalization;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Tests.Page.Time;

public sealed class PageTimeTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(RecordedPage.Numbers.GetProperty("timeRange").GetProperty("now").GetString()!, CultureInfo.InvariantCulture);

    [Fact]
    public void Ends_of_ranges_are_read_as_Grafana_s_page_reads_them() => Assert.All(RecordedPage.Numbers.GetProperty("timeRange").GetProperty("rows").EnumerateArray(), row =>
    {
        var text = row[0].GetString()!;

        // Milliseconds are told from other texts by the page's address, not by its date math.
        if (!char.IsAsciiDigit(text[0]) || text.Contains('-', StringComparison.Ordinal))
        {
            Assert.Equal(row[1].GetString(), Text(PageDateMath.Parse(text, Now, TimeZoneInfo.Utc, end: false)));
            Assert.Equal(row[2].GetString(), Text(PageDateMath.Parse(text, Now, TimeZoneInfo.Utc, end: true)));
        }
    });

    [Fact]
    public void Days_begin_where_the_reader_is()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(8), "x", "x");
        Assert.Equal("2026-11-22T16:00:00.000Z", Text(PageDateMath.Parse("now/d", Now, zone, end: false)));
    }

    [Theory]
    [InlineData("now-1h", "now", null)]
    [InlineData("last week", "now", "\"last week\" is no time.")]
    [InlineData("now-1h", "2026-13-45", "\"2026-13-45\" is no time.")]
    [InlineData("now", "now-1h", "The range ends before it begins.")]
    public void What_cannot_be_a_range_is_said(string from, string to, string? problem) => Assert.Equal(problem, ReadRange.Of(from, to, Now, TimeZoneInfo.Utc).Problem);

    [Theory]
    [InlineData("10s", "10s")]
    [InlineData("0s", "5s")]
    [InlineData("1s", "5s")]
    [InlineData("1d", "1d")]
    [InlineData("always", "")]
    [InlineData("99999999999m", "")]
    [InlineData(null, "")]
    public void A_dashboard_asks_again_every_five_seconds_at_most(string? asked, string interval) => Assert.Equal(interval, RefreshInterval.Of(asked));

    [Fact]
    public void Milliseconds_are_read() => Assert.Equal("2026-11-22T17:51:32.803Z", Text(PageDateMath.Parse("1795369892803", Now, TimeZoneInfo.Utc, end: false)));

    [Fact]
    public void Ranges_read_as_in_Grafana()
    {
        Assert.All(RecordedPage.Numbers.GetProperty("rangeText").EnumerateArray(), row =>
            Assert.Equal(row[1].GetString(), RangeText.Of(row[0].GetString()!, row[0].GetString()!.EndsWith("/d", StringComparison.Ordinal) ? row[0].GetString()! : "now", TimeZoneInfo.Utc)));
        Assert.Equal("Last 45 minutes", RangeText.Of("now-45m", "now", TimeZoneInfo.Utc));
        Assert.Equal("1970-01-01 00:00:00 to 1970-01-01 00:00:05", RangeText.Of("0", "5000", TimeZoneInfo.Utc));
    }

    [Fact]
    public void Panels_take_the_intervals_that_Grafana_takes() => Assert.All(RecordedPage.Numbers.GetProperty("intervals").EnumerateArray(), row =>
    {
        TimeSpan? least = row.GetProperty("lowLimit").GetString() is { } limit ? Interval.Parse(limit) : null;
        var interval = PanelInterval.Of(TimeSpan.FromMilliseconds(row.GetProperty("rangeMs").GetInt64()), row.GetProperty("maxDataPoints").GetInt32(), least);
        Assert.Equal(row.GetProperty("intervalMs").GetInt64(), interval.TotalMilliseconds);
        Assert.Equal(row.GetProperty("interval").GetString(), Interval.Format(interval));
    });

    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
