using Cortico.Testing;

namespace Cortico.Prometheus.Tests;

/// <summary>The files against the real programs: what a panel or a rule asks for is there.</summary>
public sealed class LiveTests(MonitoredWeb stack) : IClassFixture<MonitoredWeb>
{
    /// <summary>A rate needs two scrapes, five seconds apart, and then the rules' turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_of_every_panel_has_data()
    {
        await VisitAsync();

        foreach (var panel in Panel.All)
            foreach (var expression in panel.Expressions)
                await HasDataAsync($"{panel}", expression.Replace("$__rate_interval", "20s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_alert_rule_has_something_to_judge_and_is_content()
    {
        await VisitAsync();

        foreach (var rule in AlertRule.All)
        {
            await HasDataAsync($"{rule}", rule.Expression);
            // The first turn of a rule on "up" comes before the first scrape of the app.
            await BecomesAsync(rule.Condition, values => values.Count == 0, $"{rule} is not content: {rule.Condition}");
        }
    }

    [Fact]
    public async Task A_process_is_known_by_its_service_and_measured_as_it_is()
    {
        // Their samples are seconds apart, and an app that has just started grows meanwhile.
        var services = await Eventually.GetAsync(
            () => stack.QueryAsync("service:memory_working_set_bytes"), values => values.Count >= 2, Patience, Cancellation);
        var ratio = await Eventually.GetAsync(
            () => stack.QueryAsync("""service:memory_working_set_bytes{service="web"} / on (service) process_working_set_bytes{service="web"}"""), values => values is [(_, > 0.5 and < 1.5)], Patience, Cancellation);

        Assert.Equal(["process-exporter", "web"], services.Select(sample => sample.Service).Order());
        Assert.InRange(ratio[0].Value, 0.5, 1.5);
    }

    private Task HasDataAsync(string who, string expression) => BecomesAsync(expression, values => values.Count > 0, $"{who} shows nothing for {expression}");

    private async Task BecomesAsync(string expression, Func<IReadOnlyList<(string? Service, double Value)>, bool> wanted, string otherwise)
    {
        try
        {
            await Eventually.GetAsync(() => stack.QueryAsync(expression), wanted, Patience, Cancellation);
        }
        catch (TimeoutException)
        {
            Assert.Fail(otherwise);
        }
    }

    private Task<string> VisitAsync() => stack.Web.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);
}
