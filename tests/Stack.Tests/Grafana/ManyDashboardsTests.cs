using System.Diagnostics;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

[Collection(AloneCollection.Name)]
public sealed class ManyDashboardsTests(ITestOutputHelper output)
{
    private const int Count = 500;

    /// <summary>Of all cores together, the server's share included: a clock on the wall would measure the neighbours too.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Five_hundred_dashboards_that_are_there_already_cost_little_time_and_no_memory()
    {
        await using var import = await ImportFixture.StartAsync();
        var seed = JsonNode.Parse(ResourceFolder.Seed("dashboard.json"))!.AsObject();
        for (var at = 0; at < Count; at++)
        {
            seed["uid"] = $"many-{at}";
            seed["title"] = $"Dashboard {at}";
            import.Files.Write($"dashboards/{at:000}.json", seed);
        }
        Assert.Equal(Count + 2, (await import.ImportAsync()).Created);
        await import.ImportAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            import.Grafana.Forget();
            var watch = Stopwatch.StartNew();
            var spent = Environment.CpuUsage.TotalTime;
            var resources = await import.Files.LoadAsync();
            var loaded = Environment.CpuUsage.TotalTime - spent;
            var plan = await import.Importer.PlanAsync(resources, ImportScope.All, TestContext.Current.CancellationToken);
            Assert.Equal(Count + 2, (await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken)).Unchanged);
            spent = Environment.CpuUsage.TotalTime - spent;
            if (spent < best) best = spent;
            output.WriteLine($"{watch.Elapsed.TotalMilliseconds:0} ms, of the processor {spent.TotalMilliseconds:0} ms ({loaded.TotalMilliseconds:0} ms to read)");
            Assert.Empty(import.Grafana.Writes);
        }

        import.Grafana.Forget();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Count} unchanged dashboards: {best.TotalMilliseconds:0} ms, {grown / 1024} KiB more");
        Assert.InRange(best, TimeSpan.Zero, Limit);
        Assert.InRange(grown, long.MinValue, 8 * 1024 * 1024);
    }
}
