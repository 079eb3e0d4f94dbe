using Cake.Frosting;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Build.Tasks;

/// <summary>A step of <see cref="Up"/>: bad files are refused before anything starts.</summary>
[TaskName(nameof(CheckResources))]
[IsDependentOn(typeof(ChooseEngine))]
public sealed class CheckResources : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        await GrafanaImporter.CheckAsync(await grafana.ResourcesAsync(), promQl: null, context.Cancellation);
    }
}
