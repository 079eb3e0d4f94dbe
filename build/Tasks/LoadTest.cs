using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Load;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(LoadTest))]
[TaskDescription("Loads the running stack with web requests and dashboard viewers, compares what they and Prometheus saw, verifies every panel meanwhile; one verdict, one report")]
[TaskArguments(
    Arguments.Profile, Arguments.Rps, Arguments.Users, Arguments.Duration, Arguments.Path, Arguments.LoadSettings, Arguments.LoadEngine, Arguments.LoadTarget, Arguments.AllowRemote,
    Arguments.Baseline, Arguments.SaveBaseline, Arguments.Project, Arguments.GrafanaFolder)]
public sealed class LoadTest : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var test = await LoadTestPlan.ReadAsync(context);
        using var grafana = new GrafanaTarget(context);
        var report = await new LoadTesting(context, grafana).RunAsync(test, measured =>
        {
            context.Output.Write(LatencyTable.Of(measured.Result));
            context.Output.Write(VerdictTable.Of(measured.Verdict));
            return WriteAsync(measured);
        });
        var files = await WriteAsync(report);
        context.Output.Write(context.Stages);
        WriteWhole(context, $"Report: {files.Html}");
        foreach (var link in report.Links) WriteWhole(context, $"{link.Title}: {link.Address}");
        await SaveBaselineAsync(context, report);
        if (!report.Verdict.Passed) throw new StackException($"LoadTest {report.Verdict.Summary}\n{string.Join('\n', report.Verdict.Failed.Select(check => $"  {check}"))}");
    }

    /// <summary>Not to be interrupted: a load takes minutes, its files a moment.</summary>
    private static Task<LoadReportFiles> WriteAsync(LoadReport report) => LoadReportFiles.WriteAsync(report, ReportFolder(report), CancellationToken.None);

    private static string ReportFolder(LoadReport report) => Path.Combine(BuildContext.Repository.Artifacts, "load", $"{report.Result.Started:yyyyMMdd-HHmmss}");

    /// <summary>Past the console's wrapping: paths and links are clicked and copied, and break with their line.</summary>
    private static void WriteWhole(BuildContext context, string line) => context.Output.Profile.Out.Writer.WriteLine(line);

    /// <summary>Only a run that passed is worth comparing with.</summary>
    private static async Task SaveBaselineAsync(BuildContext context, LoadReport report)
    {
        if (context.Parameters.Load.SaveBaseline is not { } name) return;
        if (!report.Verdict.Passed) throw new StackException($"Baseline \"{name}\" was not saved: the run did not pass.\n{string.Join('\n', report.Verdict.Failed.Select(check => $"  {check}"))}");
        var file = await LoadTestPlan.Baselines.SaveAsync(Baseline.Of(name, report.Plan, report.Result, report.Server, report.Machine, report.Created), CancellationToken.None);
        WriteWhole(context, $"Baseline \"{name}\" saved in {file}");
    }
}
