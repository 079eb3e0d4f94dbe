using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.FireDrills;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(FireDrill))]
[TaskDescription("Makes each alert rule fire, notify and resolve, in a stack of its own that is gone afterwards; also as JUnit, JSON and Markdown in artifacts/firedrill")]
[TaskArguments(Arguments.Rule, Arguments.Engine, Arguments.Images, Arguments.Grafana, Arguments.GrafanaHome, Arguments.Project, Arguments.PortBase, Arguments.Timeout, Arguments.GrafanaFolder)]
public sealed class FireDrill : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = Path.Combine(BuildContext.Repository.Artifacts, "firedrill");
        DrillReport report;
        await using (var stack = await DrillStack.PrepareAsync(context, folder))
        {
            report = await stack.RunAsync();
            await ReportAsync(context, report, folder);
        }

        context.Output.Write(context.Stages);
        var passed = report.Results.Count(result => result.Verdict == DrillVerdict.Passed);
        if (!report.Passed) throw new StackException($"{report.Results.Count - passed} of {report.Results.Count} alert rules were not seen to fire, be told and resolve as they should; each is named above with the reason.");
        context.Output.MarkupLineInterpolated($"[green]All {passed} alert rules fired, were told, and resolved[/], on the {report.Engine} engine; nothing of the drill's stack is left.");
    }

    /// <summary>Before the stack is removed: should that fail, the drill's result is not lost with it.</summary>
    private static async Task ReportAsync(BuildContext context, DrillReport report, string folder)
    {
        context.Output.Write(DrillTable.Of(report));
        foreach (var result in report.Results)
            foreach (var problem in result.Problems) context.Output.MarkupLineInterpolated($"[red]{result.Title}[/] {problem}");
        foreach (var note in report.Notes) context.Output.MarkupLineInterpolated($"[yellow]note[/] {note}");
        var files = await DrillFiles.WriteAsync(report, folder, CancellationToken.None);
        context.Output.MarkupLineInterpolated($"[grey]·[/] written: {string.Join(", ", files.Select(file => Path.GetRelativePath(BuildContext.Repository.Root, file)))}");
    }
}
