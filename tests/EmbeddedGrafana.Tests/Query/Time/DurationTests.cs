using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Tests.Query.Time;

public sealed class DurationTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(5, "5ms")]
    [InlineData(1_500, "1.5s")]
    [InlineData(5_000, "5s")]
    [InlineData(60_000, "1m0s")]
    [InlineData(65_000, "1m5s")]
    [InlineData(605_000, "10m5s")]
    [InlineData(1_200_000, "20m0s")]
    [InlineData(3_600_000, "1h0m0s")]
    [InlineData(604_800_000, "168h0m0s")]
    [InlineData(-1_500, "-1.5s")]
    public void Durations_are_written_as_Go_writes_them(long milliseconds, string expected) =>
        Assert.Equal(expected, GoDuration.Format(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("300ms", 300)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("-5m", -300_000)]
    [InlineData("+5m", 300_000)]
    [InlineData(".5s", 500)]
    public void Durations_are_read_as_Go_reads_them(string text, double milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5d")]
    [InlineData("1..5s")]
    [InlineData("9999999h")]
    [InlineData("5 m")]
    public void What_Go_refuses_is_refused(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("15s", 15_000.0)]
    [InlineData("15", 15_000.0)]
    [InlineData("<10m>", 600_000.0)]
    [InlineData(">10m", null)]
    [InlineData("1m30s", 90_000.0)]
    [InlineData("1d", 86_400_000.0)]
    [InlineData("2w", 1_209_600_000.0)]
    [InlineData("1M", 2_629_800_000.0)]
    [InlineData("1y", 31_557_600_000.0)]
    [InlineData("abc", null)]
    [InlineData("", null)]
    public void Intervals_are_read_in_Grafanas_spelling(string text, double? milliseconds)
    {
        if (milliseconds is { } expected)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(expected), Interval.Parse(text));
        }
        else
        {
            Assert.Throws<FormatException>(() => Interval.Parse(text));
        }
    }

    [Theory]
    [InlineData(0.4, "1ms")]
    [InlineData(20, "20ms")]
    [InlineData(5_000, "5s")]
    [InlineData(90_000, "1m")]
    [InlineData(5_400_000, "1h")]
    [InlineData(604_800_000, "7d")]
    [InlineData(31_536_000_000, "1y")]
    public void Intervals_are_written_with_one_unit(double milliseconds, string expected) =>
        Assert.Equal(expected, Interval.Format(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(10.0001, 10)]
    [InlineData(3_600, 5_000)]
    [InlineData(21_600, 20_000)]
    [InlineData(45_000, 30_000)]
    [InlineData(54_982, 60_000)]
    [InlineData(86_400, 60_000)]
    [InlineData(1_209_600, 1_200_000)]
    [InlineData(1_795_372_245, 604_800_000)]
    [InlineData(63_071_999_999, 2_592_000_000)]
    [InlineData(63_072_000_000, 31_536_000_000)]
    public void Intervals_are_rounded_to_Grafanas_steps(double milliseconds, double expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), Interval.Round(TimeSpan.FromMilliseconds(milliseconds)));
}
