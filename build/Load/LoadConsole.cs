using Cortico.Stack.Load;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cortico.Build;

/// <summary>Shows how a load is doing: a table that is redrawn on a terminal, a line every few seconds elsewhere.</summary>
public sealed class LoadConsole(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    public Task<T> ShowAsync<T>(Func<IProgress<LoadProgress>, Task<T>> load) =>
        console.Profile.Capabilities.Ansi ? OnTerminalAsync(load) : load(new Lines(console, time));

    private Task<T> OnTerminalAsync<T>(Func<IProgress<LoadProgress>, Task<T>> load)
    {
        var scenarios = new SortedDictionary<string, LoadProgress>(StringComparer.Ordinal);
        return console.Live(Table(scenarios.Values)).AutoClear(false).StartAsync(live => load(new Redrawn(scenarios, live)));
    }

    private static Table Table(IEnumerable<LoadProgress> scenarios)
    {
        var table = ConsoleOutput.NewTable("Scenario", "Phase", "Level", "Requests/s", "In flight", "p99", "Failed", "Left");
        foreach (var p in scenarios)
            table.AddRow(Cells(p));
        return table;
    }

    private static IRenderable[] Cells(LoadProgress p) =>
    [
        new Text(p.Scenario), new Text(p.Phase), new Text($"{p.Target:0.#}"), new Text($"{p.Rate:0}"), new Text($"{p.InFlight}"), new Text($"{p.P99:0.0} ms"),
        new Text($"{p.Failed}", p.Failed > 0 ? Color.Red : Style.Plain), new Text(Figures.Duration(p.Left)),
    ];

    private sealed class Redrawn(SortedDictionary<string, LoadProgress> scenarios, LiveDisplayContext live) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            scenarios[value.Scenario] = value;
            live.UpdateTarget(Table(scenarios.Values));
        }
    }

    private sealed class Lines(IAnsiConsole console, TimeProvider time) : IProgress<LoadProgress>
    {
        private readonly Dictionary<string, long> _last = [];

        public void Report(LoadProgress value)
        {
            if (_last.TryGetValue(value.Scenario, out var last) && time.GetElapsedTime(last) < BetweenLines && value.Left > TimeSpan.Zero) return;
            _last[value.Scenario] = time.GetTimestamp();
            console.MarkupLineInterpolated($"[grey]·[/] {value.Scenario}: {value.Phase}, level {value.Target:0.#}, {value.Rate:0} requests/s, {value.InFlight} in flight, p99 {value.P99:0.0} ms, {value.Failed} failed, {Figures.Duration(value.Left)} left");
        }
    }
}
