using Cortico.Stack;
using Cortico.Stack.Compilation;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Health;
using Cortico.Stack.Load;
using Cortico.Stack.Prometheus;
using Spectre.Console;

namespace Cortico.Build;

/// <summary>Carries out a load test and makes its report.</summary>
public sealed class LoadTesting(BuildContext context, GrafanaTarget target)
{
    private static readonly TimeSpan BeforeAndAfter = TimeSpan.FromSeconds(15);

    /// <summary>Measures and judges; then come marks on the dashboards, versions and the panels, which an interruption leaves out.</summary>
    /// <param name="keep">Gets the report as soon as there is a verdict, before anything else can go wrong.</param>
    /// <returns>The whole report, or what <paramref name="keep"/> got where the build was interrupted.</returns>
    /// <exception cref="StackException">The load could not be carried out.</exception>
    public async Task<LoadReport> RunAsync(LoadTestPlan test, Func<LoadReport, Task> keep)
    {
        await RequireTargetAsync(test);
        var generator = new GeneratorProcess(Publishing.Dotnet, await CompileAsync());
        if (!test.IsOwnStack)
        {
            var alone = Report(test, await LoadAsync(test, generator, null, null));
            await keep(alone);
            return alone;
        }

        var grafana = await target.ApiAsync();
        var uids = await target.DashboardUidsAsync();
        var prometheus = new PrometheusApi(context.Http, (await context.PortsAsync()).Prometheus);
        var stack = new StackUnderLoad(new ServerObserver(prometheus, TimeProvider.System, [test.Route]), grafana, uids);
        var annotations = new LoadAnnotations(grafana, uids);
        await annotations.BeginAsync(TimeProvider.System.GetUtcNow(), $"LoadTest {context.Parameters.Load.Overrides.Profile} runs", context.Cancellation);
        LoadReport? kept = null;
        try
        {
            var report = Report(test, await LoadAsync(test, generator, stack, await AccessAsync()));
            await keep(report);
            kept = report;
            context.Cancellation.ThrowIfCancellationRequested();
            var (from, to) = (report.Result.Started - BeforeAndAfter, report.Result.Ended + BeforeAndAfter);
            await TryAsync("mark the run on the dashboards", () => annotations.EndAsync(report.Result, report.Verdict.Passed, $"LoadTest {report.Verdict.Summary}", context.Cancellation));
            return report with
            {
                Versions = await StackVersions.ReadAsync(prometheus, grafana, context.Cancellation),
                Links = [.. uids.Select(uid => new ReportLink($"Dashboard {uid}", new Uri(grafana.Connection.Address, $"d/{uid}?from={from.ToUnixTimeMilliseconds()}&to={to.ToUnixTimeMilliseconds()}")))],
                Panels = await TryAsync("read the panels for the report", () => context.Stages.MeasureAsync("panels for the report", () => new DashboardPanels(grafana).ReadAsync(uids, from, to, context.Cancellation)), []),
            };
        }
        catch (Exception problem) when (problem is OperationCanceledException or StackException)
        {
            await TryAsync("mark the end on the dashboards", () => annotations.InterruptAsync(TimeProvider.System.GetUtcNow()));
            if (kept is not null && problem is OperationCanceledException) return kept;
            throw;
        }
    }

    private async Task<LoadObservation> LoadAsync(LoadTestPlan test, GeneratorProcess generator, StackUnderLoad? stack, GrafanaAccess? access)
    {
        var request = new GeneratorRequest(context.Parameters.Load.Engine, test.Plan, test.Target, access, [.. stack?.Dashboards ?? []]);
        context.Progress.Report($"{PlanText.Of(test.Plan)}");
        return await context.Stages.MeasureAsync("load, a scrape before and one after", () => new LoadConsole(context.Output, TimeProvider.System).ShowAsync(progress =>
            new LoadTestRun(generator, stack, TimeProvider.System).RunAsync(request, progress, context.Cancellation)));
    }

    private LoadReport Report(LoadTestPlan test, LoadObservation seen)
    {
        var machine = Machine.OfThisProcess();
        var now = TimeProvider.System.GetUtcNow();
        var comparison = test.Baseline is { } baseline ? BaselineComparison.Of(baseline, Baseline.Of("this run", test.Plan, seen.Result, seen.Server, machine, now)) : null;
        return new LoadReport
        {
            Title = $"LoadTest {context.Parameters.Load.Overrides.Profile} on {(test.IsOwnStack ? context.Project.Name : test.Target.Authority)}",
            Created = now,
            Verdict = LoadJudge.Judge(new LoadEvidence(seen.Result, test.Thresholds, seen.Server, seen.Panels, comparison, seen.PanelsProblem, test.IsOwnStack)),
            Plan = test.Plan, Result = seen.Result, Thresholds = test.Thresholds, Server = seen.Server, Verify = seen.Panels, Baseline = comparison, Machine = machine,
            Settings = test.Settings.Add(new ReportEntry("Load engine", seen.Result.Engine)),
        };
    }

    /// <summary>A load on what does not answer would say nothing.</summary>
    private async Task RequireTargetAsync(LoadTestPlan test)
    {
        if (!test.IsOwnStack) return;
        if (await new HttpHealthCheck(context.Http, new Uri(test.Target, "/health/ready")).ProblemAsync(context.Cancellation) is { } problem)
            throw new StackException($"There is nothing to load: {problem}. Run ./build.sh --target=Up first.");
    }

    private async Task<GrafanaAccess> AccessAsync() => new(
        (await context.PortsAsync()).Grafana, GrafanaAccount.User, await context.Secrets.ReadAsync(SecretName.Grafana, context.Cancellation));

    private Task<string> CompileAsync() => context.Stages.MeasureAsync("compile", async () =>
    {
        var folder = Path.Combine(BuildContext.Repository.Root, "tests", "LoadTest");
        var (assembly, compiled) = await new Publisher(BuildContext.Repository, Publishing.Dotnet).PublishFolderAsync(folder, context.Cancellation);
        if (compiled) context.Progress.Report("compiled tests/LoadTest");
        return assembly;
    });

    /// <summary>What a report can go without is told and does not end it.</summary>
    private async Task<T> TryAsync<T>(string what, Func<Task<T>> work, T without)
    {
        try
        {
            return await work();
        }
        catch (StackException problem)
        {
            context.Output.MarkupLineInterpolated($"[yellow]could not {what}[/]: {problem.Message}");
            return without;
        }
    }

    private Task TryAsync(string what, Func<Task> work) => TryAsync(what, async () =>
    {
        await work();
        return true;
    }, false);
}
