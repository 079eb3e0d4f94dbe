using Cake.Frosting;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Build.Tasks;

[TaskName(nameof(ImportDashboards))]
[TaskDescription("Brings the dashboards into Grafana; what is already equal is left alone")]
[TaskArguments(Arguments.Project, Arguments.GrafanaFolder, Arguments.GrafanaUrl, Arguments.GrafanaUser, Arguments.GrafanaPassword)]
public sealed class ImportDashboards : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var importer = await grafana.ImporterAsync();
        var plan = await importer.PlanAsync(await grafana.ResourcesAsync(), ImportScope.Dashboards, context.Cancellation);
        context.Output.Write(await context.Stages.MeasureAsync("import dashboards", () => importer.ApplyAsync(plan, context.Progress, context.Cancellation)));
    }
}
