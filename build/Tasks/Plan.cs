using Cake.Frosting;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Plan))]
[TaskDescription("Shows what an import would change in Grafana; writes nothing")]
[TaskArguments(Arguments.Project, Arguments.GrafanaFolder, Arguments.GrafanaUrl, Arguments.GrafanaUser, Arguments.GrafanaPassword)]
public sealed class Plan : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var importer = await grafana.ImporterAsync();
        context.Output.Write(await importer.PlanAsync(await grafana.ResourcesAsync(), ImportScope.All, context.Cancellation));
    }
}
