using System.Globalization;
using System.Runtime.InteropServices;
using Cortico.Stack;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Bench.Load;

/// <summary>The built-in load engine beside wrk and hey, on a bare Kestrel endpoint and on the web app, and what it needs for an open model.</summary>
internal sealed class LoadBench(int connections, TimeSpan duration)
{
    public const string Hey = "hey";
    private const string Bare = "bare Kestrel";
    private const string Web = "web app";
    private const int Runs = 3;
    private const double OpenRate = 2000;
    private static readonly TimeSpan OpenDuration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, double> KnownRatios = new() { ["wrk"] = 2.65, [Hey] = 1 };

    public async Task<LoadBenchReport> RunAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        await using var bare = await BareServer.StartAsync(cancellation);
        await using var redis = await RedisServer.StartAsync(cancellation, sync: "everysec");
        await using var web = await WebServer.StartAsync(redis, cancellation);
        var endpoints = new Dictionary<string, Uri> { [Bare] = bare.Address, [Web] = web.Address };
        var (tools, missing) = await ToolsAsync(progress, cancellation);
        var before = await BusyAsync(cancellation);
        foreach (var (name, address) in endpoints)
        {
            progress.Report($"warm-up of {name}");
            await new BuiltInTool().RateAsync(address, connections, WarmUp, cancellation);
        }

        var open = await OpenAsync(bare.Address, progress, cancellation);
        // One run of each in turn, and again: what else the machine does meets all of them alike.
        var rates = endpoints.Keys.SelectMany(endpoint => tools.Select(tool => (tool.Name, endpoint))).ToDictionary(pair => pair, _ => new List<double>());
        var problems = new Dictionary<(string Tool, string Endpoint), string>();
        for (var run = 1; run <= Runs; run++)
        {
            foreach (var (endpoint, address) in endpoints)
            {
                foreach (var tool in tools)
                {
                    progress.Report($"run {run} of {Runs}: {tool.Name} on {endpoint}, {connections} connections, {duration.TotalSeconds:0} s");
                    try
                    {
                        rates[(tool.Name, endpoint)].Add(await tool.RateAsync(address, connections, duration, cancellation));
                    }
                    catch (InvalidOperationException problem)
                    {
                        // A run with errors gives no rate; the row says so, the other runs stand.
                        problems[(tool.Name, endpoint)] = problem.Message;
                        progress.Report(problem.Message);
                    }
                }
            }
        }
        IReadOnlyList<ToolRate> found = [.. endpoints.Keys.SelectMany(endpoint => tools.Select(tool => new ToolRate(tool.Name, endpoint, rates[(tool.Name, endpoint)], Known(tool.Name, endpoint), problems.GetValueOrDefault((tool.Name, endpoint))))), .. missing];
        return new LoadBenchReport(
            TimeProvider.System.GetUtcNow(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, [before, await BusyAsync(cancellation)], found, Ratios(found), open);
    }

    private static double? Known(string tool, string endpoint) => endpoint == Bare && KnownRatios.TryGetValue(tool, out var ratio) ? ratio : null;

    private static IReadOnlyList<LoadFigure> Ratios(IReadOnlyList<ToolRate> rates)
    {
        double? Rate(string tool, string endpoint) => rates.FirstOrDefault(r => r.Tool == tool && r.Endpoint == endpoint)?.Rate;
        return
        [
            LoadFigure.AtLeast("built-in to hey, bare Kestrel", Rate(BuiltInTool.ToolName, Bare) / Rate(Hey, Bare), 1.2),
            LoadFigure.AtLeast("built-in to wrk, bare Kestrel", Rate(BuiltInTool.ToolName, Bare) / Rate("wrk", Bare), 0.5),
            .. rates.Where(r => r.Endpoint == Web).Select(r => LoadFigure.AtLeast($"web app to bare Kestrel, by {r.Tool}", r.Rate / Rate(r.Tool, Bare), 0.75)),
        ];
    }

    private static async Task<IReadOnlyList<LoadFigure>> OpenAsync(Uri address, IProgress<string> progress, CancellationToken cancellation)
    {
        progress.Report($"open model, {OpenRate:0}/s for {OpenDuration.TotalSeconds:0} s on {Bare}");
        var result = await BuiltInTool.RunAsync(address, GeneratorPlan.Open(OpenRate, WarmUp, OpenDuration), cancellation);
        var load = result.Scenarios.Single();
        var what = $"open model at {OpenRate:#,0}/s";
        return
        [
            LoadFigure.AtMost($"{what}: CPU of the generator", result.Generator.Cores, 0.30, "cores", " (vegeta 0.31, k6 0.30)"),
            LoadFigure.AtLeast($"{what}: rate reached", load.IterationRate, OpenRate * 0.99, "/s"),
            LoadFigure.AtMost($"{what}: start lag, p99", load.StartLag.P99, 5, "ms"),
            new LoadFigure($"{what}: latency from the intended start, p99", load.Latency.P99, "ms", "", null),
            new LoadFigure($"{what}: resident memory, most", result.Generator.PeakMemory / (1024.0 * 1024.0), "MiB", "", null),
        ];
    }

    /// <summary>The distribution's tools where they can be had, and a row that says why where not.</summary>
    private static async Task<(IReadOnlyList<ILoadTool> Tools, IReadOnlyList<ToolRate> Missing)> ToolsAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var (tools, missing) = (new List<ILoadTool> { new BuiltInTool() }, new List<ToolRate>());
        foreach (var (name, make) in new (string, Func<InstalledProgram, ILoadTool>)[] { ("wrk", CommandTool.Wrk), (Hey, CommandTool.Hey) })
        {
            try
            {
                var spec = new ProgramSpec(name, name);
                tools.Add(make((await ProgramStore.OfThisUser().GetAsync([spec], progress, cancellation))[spec]));
            }
            catch (StackException problem)
            {
                missing.Add(new ToolRate(name, Bare, [], Known(name, Bare), problem.Message));
            }
        }
        return (tools, missing);
    }

    /// <summary>The machine's load average of a minute; 0 where it has none.</summary>
    private static async Task<double> BusyAsync(CancellationToken cancellation) =>
        File.Exists("/proc/loadavg") ? double.Parse((await File.ReadAllTextAsync("/proc/loadavg", cancellation)).Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
