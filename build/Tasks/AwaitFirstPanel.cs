using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Grafana.Verify;

namespace Cortico.Build.Tasks;

/// <summary>A step of <see cref="Up"/>: the stack is of use from the moment that a panel shows something.</summary>
[TaskName(nameof(AwaitFirstPanel))]
public sealed class AwaitFirstPanel : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var uids = await grafana.DashboardUidsAsync();
        if (uids.Count == 0) return;
        var verifier = new DashboardVerifier(await grafana.ApiAsync());
        var first = await context.Stages.MeasureAsync("first panel with data", () => verifier.WaitForFirstDataAsync(uids, context.Parameters.Timeout, context.Cancellation));
        if (first is null)
            throw new StackException($"No panel showed data within {context.Parameters.Timeout.TotalSeconds:0} s. ./build.sh --target=Verify says why for each; ./build.sh --target=Status shows the services.");
        context.Progress.Report($"first panel with data: {first.Name}, {context.Stages.SinceBegin.TotalSeconds:0.0} s after the start");
    }
}
