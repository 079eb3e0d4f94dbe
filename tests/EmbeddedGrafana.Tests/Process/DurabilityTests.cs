using System.Collections.Concurrent;
using System.Text.Json;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Process;

public sealed class DurabilityTests
{
    private const int Writers = 4;

    [Fact]
    public async Task A_process_killed_while_it_writes_has_everything_that_it_acknowledged()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentDictionary<string, int>();
        await using (var grafana = await GrafanaProcess.StartAsync(folder.Path, cancellation))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(grafana, $"w{writer}", acknowledged, enough, cancellation)).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
            await grafana.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var again = await GrafanaProcess.StartAsync(folder.Path, cancellation);
        foreach (var (uid, revision) in acknowledged)
        {
            var dashboard = JsonElement.Parse(await again.Client.GetStringAsync(new Uri("/api/dashboards/uid/" + uid, UriKind.Relative), cancellation)).GetProperty("dashboard");

            // One more may have been stored whose answer did not get through.
            Assert.InRange(dashboard.GetProperty("revision").GetInt32(), revision, revision + 1);
        }
    }

    /// <summary>Saves new revisions of ten dashboards of its own until the server is gone.</summary>
    private static async Task WriteAsync(GrafanaProcess grafana, string prefix, ConcurrentDictionary<string, int> acknowledged, TaskCompletionSource enough, CancellationToken cancellation)
    {
        for (var count = 0; ; count++)
        {
            var (uid, revision) = ($"{prefix}-{count % 10}", count / 10);
            try
            {
                Assert.Equal(200, await grafana.SaveAsync(uid, revision, cancellation));
            }
            catch (HttpRequestException)
            {
                return;
            }

            acknowledged[uid] = revision;
            if (acknowledged.Values.Sum() > 200)
            {
                enough.TrySetResult();
            }
        }
    }
}
