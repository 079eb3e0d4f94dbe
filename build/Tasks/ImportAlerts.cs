using Cake.Frosting;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Build.Tasks;

[TaskName(nameof(ImportAlerts))]
[TaskDescription("Brings contact points, notification policy and alert rules into Grafana; what is already equal is left alone")]
[TaskArguments(Arguments.Project, Arguments.GrafanaFolder, Arguments.GrafanaUrl, Arguments.GrafanaUser, Arguments.GrafanaPassword)]
public sealed class ImportAlerts : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var importer = await grafana.ImporterAsync();
        var plan = await importer.PlanAsync(await grafana.ResourcesAsync(), ImportScope.Alerts, context.Cancellation);
        context.Output.Write(await context.Stages.MeasureAsync("import alerts", () => importer.ApplyAsync(plan, context.Progress, context.Cancellation)));
    }
}
