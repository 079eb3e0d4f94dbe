using System.Runtime.InteropServices;
using Cortico.Bench;
using Cortico.Bench.Load;
using Spectre.Console;

// Bench FOLDER SECONDS QUERIES all|load|grafana, run by the task of that name; Bench generate ADDRESS PLAN, run by itself.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
if (args is [BuiltInTool.Generate, var address, var plan]) return await Generator.RunAsync(new Uri(address), plan, stop.Token);

var (folder, seconds, queries, what) = (args[0], int.Parse(args[1]), long.Parse(args[2]), args[3]);
var console = AnsiConsole.Console;
if (Console.IsOutputRedirected) console.Profile.Width = 140;
var progress = new LineProgress(console);
try
{
    if (what is "all" or "load")
    {
        const int Users = 32;
        var report = Path.Combine(folder, "load.json");
        var load = await new LoadBench(Users, TimeSpan.FromSeconds(5)).RunAsync(progress, stop.Token);
        load.Write(console);
        await load.SaveAsync(report, CancellationToken.None);
        console.WriteLine($"also in {report}");
    }
    if (what is "all" or "grafana")
    {
        const int Connections = 16;
        await ReportAsync("embedded-grafana.json",
        [
            .. await new QueryBench(Connections, TimeSpan.FromSeconds(seconds), queries).RunAsync(progress, stop.Token),
            .. await new RuleBench(rules: 1000, TimeSpan.FromSeconds(60)).RunAsync(progress, stop.Token),
            .. await new AlertBench(alerts: 10_000).RunAsync(progress, stop.Token),
        ]);
    }
    if (what is "all" or "page")
        await ReportAsync("page.json", await new PageBench(viewers: 50, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3 * seconds)).RunAsync(progress, stop.Token));
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

async Task ReportAsync(string name, IReadOnlyList<Figure> figures)
{
    var file = Path.Combine(folder, name);
    var report = new BenchReport(TimeProvider.System.GetUtcNow(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, figures);
    report.Write(console);
    await report.SaveAsync(file, CancellationToken.None);
    console.WriteLine($"also in {file}");
}
