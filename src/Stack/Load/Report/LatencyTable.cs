using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cortico.Stack.Load;

/// <summary>What the client measured, a line for each scenario.</summary>
public static class LatencyTable
{
    public static IRenderable Of(LoadResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[] { "Scenario", "Requests", "Per second", "Failed", "p50", "p95", "p99", "p99.9", "Max", "Start lag p99" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var scenario in result.Scenarios)
            table.AddRow([.. Cells(scenario).Select(cell => new Text(cell))]);
        return table;
    }

    private static IEnumerable<string> Cells(ScenarioResult scenario) =>
    [
        scenario.Plan.Name, $"{scenario.Requests.All}", InWords.Short(scenario.Rate), $"{scenario.Requests.Failed}",
        .. new[] { scenario.Latency.P50, scenario.Latency.P95, scenario.Latency.P99, scenario.Latency.P999, scenario.Latency.Max }.Select(InWords.Milliseconds),
        scenario.IsFromDue ? InWords.Milliseconds(scenario.StartLag.P99) : "",
    ];
}
