using Cortico.EmbeddedGrafana.Alerting;

namespace Cortico.EmbeddedGrafana.Tests.Alerting;

public sealed class PrometheusDurationTests
{
    [Theory]
    [InlineData("0", "0s")]
    [InlineData("0s", "0s")]
    [InlineData("10s", "10s")]
    [InlineData("60s", "1m")]
    [InlineData("90s", "1m30s")]
    [InlineData("1h30m", "1h30m")]
    [InlineData("24h", "1d")]
    [InlineData("7d", "1w")]
    [InlineData("8d", "8d")]
    [InlineData("365d", "1y")]
    [InlineData("366d", "366d")]
    [InlineData("1500ms", "1s500ms")]
    [InlineData("1y2w3d4h5m6s7ms", "382d4h5m6s7ms")]
    public void A_duration_is_written_with_the_largest_units(string text, string expected)
    {
        Assert.True(PrometheusDuration.TryParse(text, out var duration));
        Assert.Equal(expected, duration.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("1.5h")]
    [InlineData("5s1m")]
    [InlineData("1m 30s")]
    [InlineData("999999999999y")]
    [InlineData("99999999999999999999999999999999999s")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(PrometheusDuration.TryParse(text, out _));
}
