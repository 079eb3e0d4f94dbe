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
            Assert.Empty(await stack.QueryAsync(rule.Condition));
        }
    }

    [Fact]
    public async Task A_process_is_known_by_its_service_and_measured_as_it_is()
    {
        var services = await Eventually.GetAsync(
            () => stack.QueryAsync("service:memory_working_set_bytes"), values => values.Count >= 2, Patience, Cancellation);

        Assert.Equal(["process-exporter", "web"], services.Select(sample => sample.Service).Order());
        var own = Assert.Single(await Eventually.GetAsync(
            () => stack.QueryAsync("""process_working_set_bytes{service="web"}"""), values => values.Count > 0, Patience, Cancellation)).Value;
        Assert.InRange(services.Single(sample => sample.Service == "web").Value, own * 0.5, own * 1.5);
    }

    private async Task HasDataAsync(string who, string expression)
    {
        try
        {
            await Eventually.GetAsync(() => stack.QueryAsync(expression), values => values.Count > 0, Patience, Cancellation);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{who} shows nothing for {expression}");
        }
    }

    private Task<string> VisitAsync() => stack.Web.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);
}
