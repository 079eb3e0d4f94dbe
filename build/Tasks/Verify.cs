using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Grafana.Verify;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Verify))]
[TaskDescription("Runs every query of every panel through Grafana and names each one that shows nothing")]
[TaskArguments(Arguments.Project, Arguments.GrafanaFolder, Arguments.GrafanaUrl, Arguments.GrafanaUser, Arguments.GrafanaPassword)]
public sealed class Verify : AsyncFrostingTask<BuildContext>
{
    /// <summary>Two scrapes for a rate, and the rules on it.</summary>
    private static readonly TimeSpan FirstFigures = TimeSpan.FromSeconds(40);

    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var report = await new DashboardVerifier(await grafana.ApiAsync()).WaitForDataAsync(await grafana.DashboardUidsAsync(), UpSince(context) + FirstFigures, context.Progress, context.Cancellation);
        Write(context.Output, report);
        if (report.WithoutData.Count() is > 0 and var empty)
            throw new StackException($"{empty} of {report.Queries.Length} queries show nothing; the table above names each and says why.");
        if (!report.Succeeded) throw new StackException($"There is no panel to verify in {context.GrafanaFolder}.");
        context.Output.MarkupLineInterpolated($"[green]Every panel shows data[/]: {report.Panels} panels, {report.Queries.Length} queries in {Figures.Duration(report.Elapsed)}.");
    }

    /// <summary>When Up last started something of the stack; long ago for another Grafana.</summary>
    private static DateTimeOffset UpSince(BuildContext context) => context.Parameters.GrafanaUrl is null && File.Exists(context.Project.StateFile)
        ? new DateTimeOffset(File.GetLastWriteTimeUtc(context.Project.StateFile), TimeSpan.Zero)
        : DateTimeOffset.UnixEpoch;

    private static void Write(IAnsiConsole console, VerifyReport report)
    {
        var table = ConsoleOutput.NewTable("Dashboard", "Panel", "Query", "Series", "Points", "");
        foreach (var query in report.Queries)
            table.AddRow(
                new Text(query.Dashboard), new Text(query.Panel), new Text(query.RefId), new Text($"{query.Series}"), new Text($"{query.Points}"),
                query.HasData ? new Markup("[green]data[/]") : new Text(query.Reason ?? "", Color.Red));
        console.Write(table);
    }
}
