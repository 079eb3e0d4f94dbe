using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Tests.Query.Time;

public sealed class DateMathTests
{
    /// <summary>A Sunday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 30, 45, 123, TimeSpan.Zero);

    [Theory]
    [InlineData("now", "2026-11-22T18:30:45.123Z")]
    [InlineData("now-5m", "2026-11-22T18:25:45.123Z")]
    [InlineData("now-1h", "2026-11-22T17:30:45.123Z")]
    [InlineData("now-2H", "2026-11-22T16:30:45.123Z")]
    [InlineData("now-7d", "2026-11-15T18:30:45.123Z")]
    [InlineData("now-d", "2026-11-21T18:30:45.123Z")]
    [InlineData("now+1M", "2026-12-22T18:30:45.123Z")]
    [InlineData("now-1y", "2025-11-22T18:30:45.123Z")]
    [InlineData("now-1Q", "2026-08-22T18:30:45.123Z")]
    [InlineData("now-1b", "2026-11-20T18:30:45.123Z")]
    [InlineData("now/s", "2026-11-22T18:30:45Z")]
    [InlineData("now/m", "2026-11-22T18:30:00Z")]
    [InlineData("now/h", "2026-11-22T18:00:00Z")]
    [InlineData("now/d", "2026-11-22T00:00:00Z")]
    [InlineData("now/w", "2026-11-16T00:00:00Z")]
    [InlineData("now/M", "2026-11-01T00:00:00Z")]
    [InlineData("now/Q", "2026-10-01T00:00:00Z")]
    [InlineData("now/fQ", "2026-10-01T00:00:00Z")]
    [InlineData("now/y", "2026-01-01T00:00:00Z")]
    [InlineData("now-1d/d", "2026-11-21T00:00:00Z")]
    [InlineData("now-1d/d+8h", "2026-11-21T08:00:00Z")]
    [InlineData("5m", "2026-11-22T18:25:45.123Z")]
    [InlineData("1h30m", "2026-11-22T17:00:45.123Z")]
    [InlineData("1795372225840", "2026-11-22T18:30:25.840Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("-1000", "1969-12-31T23:59:59Z")]
    [InlineData("2026-11-22", "2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22T10:20:30Z", "2026-11-22T10:20:30Z")]
    [InlineData("2026-11-22T10:20:30+02:00", "2026-11-22T08:20:30Z")]
    [InlineData("2026-11-22T10:20:30.5Z", "2026-11-22T10:20:30.5Z")]
    [InlineData("2026-11-22||/M", "2026-11-01T00:00:00Z")]
    [InlineData("2026-10-31||+1M", "2026-12-01T00:00:00Z")]
    public void The_start_of_a_range_is_read_as_Grafana_reads_it(string text, string expected)
    {
        Assert.True(DateMath.TryParse(text, Now, end: false, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("now", "2026-11-22T18:30:45.123Z")]
    [InlineData("now/d", "2026-11-22T23:59:59.999Z")]
    [InlineData("now/w", "2026-11-22T23:59:59.999Z")]
    [InlineData("now/M", "2026-11-30T23:59:59.999Z")]
    [InlineData("now-1d/d", "2026-11-21T23:59:59.999Z")]
    [InlineData("now/h", "2026-11-22T18:59:59.999Z")]
    public void The_end_of_a_range_is_rounded_to_the_last_millisecond(string text, string expected)
    {
        Assert.True(DateMath.TryParse(text, Now, end: true, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterdayish")]
    [InlineData("now-")]
    [InlineData("now-5x")]
    [InlineData("now/b")]
    [InlineData("nowadays")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-22||now")]
    [InlineData("now-99999y")]
    [InlineData("now-99999999999999999999d")]
    [InlineData("--5m")]
    public void What_is_no_time_is_told_apart(string text) => Assert.False(DateMath.TryParse(text, Now, end: false, out _));

    [Fact]
    public void An_end_that_cannot_be_read_becomes_1970_as_in_Grafana()
    {
        var range = TimeRange.Parse("yesterdayish", "now", Now);

        Assert.Equal(DateTimeOffset.UnixEpoch, range.From);
        Assert.Equal(Now, range.To);
    }
}
