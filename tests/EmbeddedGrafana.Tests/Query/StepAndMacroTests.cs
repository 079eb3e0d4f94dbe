using System.Text.Json;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Tests.Query;

public sealed class StepAndMacroTests
{
    private const string AllMacros =
        "$__interval ${__interval} $__interval_ms ${__interval_ms} $__rate_interval ${__rate_interval} $__rate_interval_ms ${__rate_interval_ms} " +
        "$__range ${__range} $__range_s ${__range_s} $__range_ms ${__range_ms}";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 30, 45, TimeSpan.Zero);

    [Theory]
    [InlineData("now-5m", 1000, 5000, "", "5s", "5s")]
    [InlineData("now-1h", 1000, 0, "", "5s", "5s")]
    [InlineData("now-1h", 0, 0, "", "15s", "15s")]
    [InlineData("now-1h", 1000, 0, "", "", "15s")]
    [InlineData("now-6h", 1000, 15000, "", "5s", "20s")]
    [InlineData("now-6h", 1000, 15000, "30s", "5s", "30s")]
    [InlineData("now-6h", 1000, 15000, "0s", "5s", "20s")]
    [InlineData("now-6h", 1000, 15000, "1d", "5s", "24h0m0s")]
    [InlineData("now-5m", 1000, 5000, "$__interval", "5s", "5s")]
    [InlineData("now-5m", 1000, 5000, "$__rate_interval", "5s", "20s")]
    [InlineData("now-5m", 1000, 5000, "${__rate_interval_ms}", "5s", "20s")]
    [InlineData("now-5m", 1000, 5000, "$__rate_interval", "", "1m0s")]
    [InlineData("now-7d", 1_000_000, 1, "1s", "5s", "1m0s")]
    [InlineData("yesterdayish", 1000, 5000, "", "5s", "168h0m0s")]
    public void The_step_follows_the_range_the_width_and_the_least_interval(string from, int maxDataPoints, int intervalMs, string minInterval, string scrape, string expected)
    {
        var query = Query(from, maxDataPoints, intervalMs, minInterval);

        Assert.Equal(expected, GoDuration.Format(StepCalculator.Step(query, scrape)));
    }

    [Fact]
    public void The_interval_factor_multiplies_the_step() =>
        Assert.Equal(TimeSpan.FromSeconds(50), StepCalculator.Step(Query("now-5m", 1000, 5000, "") with { IntervalFactor = 10 }, "5s"));

    [Theory]
    [InlineData("now-5m", 5000, "", "5s", "20s")]
    [InlineData("now-24h", 60_000, "", "5s", "1m5s")]
    [InlineData("now-7d", 600_000, "", "5s", "10m5s")]
    [InlineData("now-5m", 5000, "", "", "1m0s")]
    [InlineData("now-5m", 5000, "30s", "5s", "2m0s")]
    [InlineData("now-5m", 5000, "$__interval", "15s", "20s")]
    [InlineData("now-5m", 5000, "$__rate_interval", "15s", "1m0s")]
    [InlineData("now-5m", 5000, "$__interval_ms", "15s", "0s")]
    public void The_rate_interval_covers_four_scrapes(string from, int intervalMs, string minInterval, string scrape, string expected)
    {
        var query = Query(from, 1000, intervalMs, minInterval);

        Assert.Equal(expected, GoDuration.Format(StepCalculator.RateInterval(query, StepCalculator.Step(query, scrape), scrape)));
    }

    [Fact]
    public void An_unreadable_least_interval_is_an_error_in_Gos_words()
    {
        var error = Assert.Throws<FormatException>(() => StepCalculator.Step(Query("now-5m", 1000, 5000, "soon"), "5s"));

        Assert.Equal("time: invalid duration \"soon\"", error.Message);
    }

    [Fact]
    public void Every_macro_is_replaced_in_both_spellings()
    {
        var replaced = IntervalMacros.Replace(AllMacros, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(65), TimeSpan.FromMilliseconds(300_500));

        Assert.Equal("1m 1m 90000 90000 1m5s 1m5s 65000 65000 301s 301s 301 301 300500 300500", replaced);
    }

    [Theory]
    [InlineData("up{job=\"$job\"}")]
    [InlineData("up{job=\"${job}\"}")]
    [InlineData("up{job=~\"a$\"}")]
    [InlineData("up{job=~\"^a$|$__b\"}")]
    [InlineData("rate(x[${__interval:raw}])")]
    [InlineData("label_replace(up, \"a\", \"$1$2\", \"b\", \"(.*)\")")]
    public void What_is_no_macro_stays(string expression) =>
        Assert.Equal(expression, IntervalMacros.Replace(expression, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5)));

    [Theory]
    [InlineData("rate(x[$__intervals])", "rate(x[5ss])")]
    [InlineData("rate(x[$__rate_interval]) / $__range_s", "rate(x[20s]) / 300")]
    [InlineData("$__interval$__interval", "5s5s")]
    public void A_macro_may_stand_anywhere(string expression, string expected) =>
        Assert.Equal(expected, IntervalMacros.Replace(expression, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5)));

    [Fact]
    public void Absurd_numbers_of_a_request_do_not_overflow()
    {
        var query = PanelQuery.Read(
            JsonElement.Parse("""{"intervalMs": 1e300, "intervalFactor": 1e300, "maxDataPoints": -1, "utcOffsetSec": 1e300}"""), "now-5m", "now", Now);

        Assert.True(StepCalculator.Step(query, "5s") > TimeSpan.Zero);
    }

    private static PanelQuery Query(string from, int maxDataPoints, int intervalMs, string minInterval) => PanelQuery.Read(
        JsonElement.Parse($$"""{"refId": "A", "expr": "up", "maxDataPoints": {{maxDataPoints}}, "intervalMs": {{intervalMs}}, "interval": "{{minInterval}}"}"""), from, "now", Now);
}
