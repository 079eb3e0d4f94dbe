using Cortico.EmbeddedGrafana.Tests.Recorded;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Query;

/// <summary>Every recorded query, on the recorded series in a real Prometheus.</summary>
public sealed class RecordedQueryTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    [Fact]
    public async Task Queries_are_answered_as_by_a_real_Grafana()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var prometheus = await PrometheusServer.StartWithHistoryAsync(RecordedMetrics.OpenMetrics(DateTimeOffset.UtcNow.ToUnixTimeSeconds()), cancellation);
        await grafana.AddPrometheusAsync(prometheus.Address.ToString(), cancellation);
        using var client = new RecordedClient(grafana.Address, "secret");
        var differences = new List<string>();

        foreach (var exchange in RecordedTopic.Load("queries", new Dictionary<string, string>(StringComparer.Ordinal)))
        {
            var (status, body) = await client.SendAsync(exchange, cancellation);
            if (exchange.IsSetup)
            {
                continue;
            }

            differences.AddRange((status != exchange.Status ? [$"{exchange.Status} was recorded, got {status} {body}"] : Differences(exchange, body)).Select(difference => $"{exchange}: {difference}"));
        }

        Assert.Equal("", string.Join(Environment.NewLine, differences));
    }

    private static IEnumerable<string> Differences(RecordedExchange exchange, string body)
    {
        var recorded = exchange.Response.GetProperty("body");
        var got = RecordedClient.TryParse(body)!.Value;
        return AnswerComparison.Differences(recorded, got).Concat(AnswerComparison.Words(recorded, got));
    }
}
