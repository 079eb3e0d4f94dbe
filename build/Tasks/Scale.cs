using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Scale))]
[TaskDescription("Sets how many containers serve the web app, and waits until Prometheus scrapes each of them")]
[TaskArguments(Arguments.Replicas, Arguments.Project, Arguments.Timeout)]
public sealed class Scale : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var replicas = context.Parameters.Replicas ?? throw new StackException("How many? Give --replicas=3, a number from 1 to 10.");
        var stack = await context.StackAsync();
        await stack.ScaleAsync(replicas);
        var discovery = new TargetDiscovery(new PrometheusApi(context.Http, (await context.PortsAsync()).Prometheus), TimeProvider.System);
        var targets = await discovery.WaitAsync(ServiceName.Web, replicas, context.Parameters.Timeout, context.Cancellation);
        var table = ConsoleOutput.NewTable("Scrape target", "Health");
        foreach (var target in targets) table.AddRow(new Text(target.Instance), new Markup("[green]up[/]"));
        context.Output.Write(table);
        context.Output.MarkupLineInterpolated($"[green]{replicas} of web[/] serve {(await context.PortsAsync()).Web}, each scraped by Prometheus.");
    }
}
