using System.Runtime.InteropServices;
using Cortico.Bench;
using Spectre.Console;

// Bench REPORT SECONDS QUERIES, run by the task of that name.
var (report, seconds, queries) = (args[0], int.Parse(args[1]), long.Parse(args[2]));
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var console = AnsiConsole.Console;
if (Console.IsOutputRedirected) console.Profile.Width = 140;
var progress = new LineProgress(console);
try
{
    const int Connections = 16;
    List<Figure> figures =
    [
        .. await new QueryBench(Connections, TimeSpan.FromSeconds(seconds), queries).RunAsync(progress, stop.Token),
        .. await new RuleBench(rules: 1000, TimeSpan.FromSeconds(60)).RunAsync(progress, stop.Token),
        .. await new AlertBench(alerts: 10_000).RunAsync(progress, stop.Token),
    ];
    var result = new BenchReport(TimeProvider.System.GetUtcNow(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, figures);
    result.Write(console);
    await result.SaveAsync(report, CancellationToken.None);
    console.WriteLine($"also in {report}");
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
