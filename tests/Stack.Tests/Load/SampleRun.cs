using System.Collections.Immutable;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Load;

namespace Cortico.Stack.Tests.Load;

/// <summary>A run as it could have been, for what only reads one.</summary>
public static class SampleRun
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private const int Ramp = 10;
    private const int Hold = 50;
    private const int Rate = 200;

    public static LoadPlan Plan { get; } = new(
        1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5),
        [
            new ScenarioPlan(ScenarioName.Web, LoadModel.Open, ArrivalPattern.Poisson, WarmUp, [new Phase("ramp", 0, Rate, TimeSpan.FromSeconds(Ramp)), new Phase("hold", Rate, Rate, TimeSpan.FromSeconds(Hold))]),
            new ScenarioPlan(ScenarioName.Viewers, LoadModel.Closed, ArrivalPattern.Even, WarmUp, [new Phase("hold", 4, 4, TimeSpan.FromSeconds(Ramp + Hold))]),
        ]);

    public static LoadThresholds Thresholds { get; } = new(
        ImmutableDictionary<string, ScenarioThresholds>.Empty
            .Add(ScenarioName.Web, new ScenarioThresholds(0.99, 0.01, 50, 100))
            .Add(ScenarioName.Viewers, new ScenarioThresholds(0.9, 0.01, 500, 1000)),
        new ServerThresholds(0.01, 50, 100, 1.5, 0.9));

    public static Machine Machine { get; } = new(2, "Some Processor 3.0 GHz", 24L << 30, "Some system");

    /// <param name="slowness">Factor of all latencies.</param>
    /// <param name="seed">Of the noise.</param>
    public static LoadResult Result(double slowness = 1, int seed = 1)
    {
        var noise = new Random(seed);
        var web = Scenario(Plan.Scenarios[0], 2.1 * slowness, noise, second => second < Ramp ? Rate * (second + 0.5) / Ramp : Rate);
        var viewers = Scenario(Plan.Scenarios[1], 24 * slowness, noise, _ => 40) with
        {
            Operations =
            [
                Operation("Web", "(dashboard)", 180, 3.1), Operation("Web", "Requests by status", 180, 12.4), Operation("Web", "Latency", 180, 19.8),
                Operation("Services", "(dashboard)", 176, 2.9), Operation("Services", "CPU by service", 176, 9.2), Operation("Services", "Every service", 176, 31.7),
            ],
        };
        return new LoadResult
        {
            Engine = "built-in 1.0.0", Started = Begin, Measured = Begin + WarmUp, Ended = Begin + WarmUp + TimeSpan.FromSeconds(Ramp + Hold),
            Generator = new GeneratorFigures(TimeSpan.FromSeconds(6.2), 0.095, 72 << 20, 2, TimeSpan.FromMilliseconds(14)),
            Warnings = [], Scenarios = [web, viewers],
        };
    }

    /// <summary>What Prometheus would say of it.</summary>
    public static ServerFigures Server(LoadResult result, long? counted = null, long? hits = null)
    {
        var web = result.Scenarios[0];
        var all = web.WarmUp + web.Requests;
        return new ServerFigures
        {
            From = result.Started.AddSeconds(-2), To = result.Ended.AddSeconds(3), Routes = ["/"],
            Requests = Figure.Of(counted ?? all.Answered), Statuses = [new StatusCount(200, counted ?? all.Answered)], ErrorRatio = Figure.Of(0),
            P50 = Figure.Of(0.61), P95 = Figure.Of(3.9), P99 = Figure.Of(8.2), CpuMax = Figure.Of(0.41), CpuMean = Figure.Of(0.28),
            MemoryMax = Figure.Of(91e6), MemoryRatio = Figure.Of(0.34), RedisOperations = Figure.Of(203.4), Hits = Figure.Of(hits ?? all.Succeeded),
            CpuSlices = [0.30, 0.31, 0.29, 0.30, 0.32, 0.30],
            Series =
            [
                new ServerSeries("Requests", "reqps", [.. Enumerable.Range(0, 14).Select(at => Point(at, at is 0 or 13 ? 30 : 200))]),
                new ServerSeries("CPU", "cores", [.. Enumerable.Range(0, 14).Select(at => Point(at, 0.03 * at))]),
                new ServerSeries("Memory", "bytes", [.. Enumerable.Range(0, 14).Select(at => Point(at, 80e6 + (8e5 * at)))]),
            ],
        };
    }

    public static VerifyReport Verified { get; } = new(
        [new QueryVerdict("web", "Web", "Requests", 1, "A", QueryOutcome.Data, 2, 30, null), new QueryVerdict("web", "Web", "Latency", 2, "A", QueryOutcome.Data, 3, 60, null)], TimeSpan.FromSeconds(0.4));

    public static LoadEvidence Evidence()
    {
        var result = Result();
        return new LoadEvidence(result, Thresholds, Server(result), Verified, null);
    }

    public static LoadReport Report(LoadEvidence? evidence = null, params DrawnPanel[] panels)
    {
        evidence ??= Evidence();
        return new LoadReport
        {
            Title = "LoadTest load", Created = Begin.AddMinutes(2), Verdict = LoadJudge.Judge(evidence), Plan = Plan, Result = evidence.Result, Thresholds = Thresholds,
            Server = evidence.Server, Verify = evidence.Panels, Baseline = evidence.Baseline, Machine = Machine,
            Settings = [new ReportEntry("--profile", "load"), new ReportEntry("--rps", $"{Rate}")], Versions = [new ReportEntry("Prometheus", "2.42.0")],
            Links = [new ReportLink("Dashboard \"Web\" at that time", new Uri("http://127.0.0.1:8002/d/cortico-web"))], Panels = [.. panels],
        };
    }

    public static SeriesPoint Point(int at, double? value) => new(Begin.AddSeconds(5 * at).ToUnixTimeMilliseconds(), value);

    private static ScenarioResult Scenario(ScenarioPlan plan, double typical, Random noise, Func<int, double> rate)
    {
        var seconds = Ramp + Hold;
        var series = Enumerable.Range(-(int)WarmUp.TotalSeconds, seconds + (int)WarmUp.TotalSeconds)
            .Select(at => Interval(at, at < 0 ? rate(seconds - 1) : rate(at), typical, noise)).ToImmutableArray();
        var requests = series.Where(interval => interval.At >= TimeSpan.Zero).Aggregate(RequestCounts.None, (sum, interval) => sum + interval.Requests);
        var warmUp = series.Where(interval => interval.At < TimeSpan.Zero).Aggregate(RequestCounts.None, (sum, interval) => sum + interval.Requests);
        return new ScenarioResult
        {
            Plan = plan, IsFromDue = plan.Model == LoadModel.Open, WarmUp = warmUp, Requests = requests, Planned = requests.All, Begun = requests.All, Duration = TimeSpan.FromSeconds(seconds),
            Latency = Latency(requests.All, typical), ServiceTime = Latency(requests.All, typical * 0.96), StartLag = Latency(requests.All, 0.04),
            Distribution = [.. new[] { 0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 100 }.Select(percentile => new LatencyPoint(percentile, Quantile(percentile, typical)))],
            Statuses = [new StatusCount(200, (requests + warmUp).Succeeded)], Errors = [], Operations = [], Series = series,
            Slices =
            [
                .. Enumerable.Range(0, 6).Select(slice => new SliceResult(
                    TimeSpan.FromSeconds(10 * slice), TimeSpan.FromSeconds(10), rate(slice * 10), RequestCounts.None, Latency(100, typical * (1 + (0.03 * (noise.NextDouble() - 0.5)))))),
            ],
            BytesReceived = requests.All * 43,
        };
    }

    private static LoadInterval Interval(int at, double rate, double typical, Random noise)
    {
        var jitter = 1 + (0.2 * (noise.NextDouble() - 0.5));
        return new LoadInterval(TimeSpan.FromSeconds(at), rate, new RequestCounts((long)rate, 0, 0), 1 + noise.Next(4), typical * jitter, Quantile(99, typical) * jitter, Quantile(100, typical) * jitter * (0.4 + (0.6 * noise.NextDouble())));
    }

    private static LatencySummary Latency(long count, double typical) => new(
        count, Quantile(0, typical), typical * 1.2, Quantile(50, typical), Quantile(75, typical), Quantile(90, typical), Quantile(95, typical), Quantile(99, typical), Quantile(99.9, typical), Quantile(100, typical));

    /// <summary>A long tail, as latencies have.</summary>
    private static double Quantile(double percentile, double typical) => typical * (0.4 + (0.6 * Math.Pow(-Math.Log2(1 - Math.Min(percentile, 99.999) / 100), 0.9)));

    private static OperationResult Operation(string group, string name, long count, double typical) => new(group, name, new RequestCounts(count, 0, 0), Latency(count, typical));
}
