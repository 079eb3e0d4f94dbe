using System.Text.Json.Nodes;
using Cake.Frosting;
using Cake.Http;
using Cortico.Stack;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Up))]
[TaskDescription("Compiles the app, starts the stack, waits until it is healthy, imports dashboards and alerts, prints the addresses")]
[TaskArguments(Arguments.Engine, Arguments.Images, Arguments.Grafana, Arguments.GrafanaHome, Arguments.Project, Arguments.PortBase, Arguments.Timeout, Arguments.GrafanaFolder, Arguments.Allow)]
[IsDependentOn(typeof(StartServices))]
[IsDependentOn(typeof(ImportDashboards))]
[IsDependentOn(typeof(ImportAlerts))]
[IsDependentOn(typeof(AwaitFirstPanel))]
public sealed class Up : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var stack = await context.StackAsync();
        var ports = await context.PortsAsync();
        var addresses = ConsoleOutput.NewTable("Open", "Address", "");
        addresses.AddRow("Web app", ports.Web.ToString(), "");
        addresses.AddRow("Grafana", ports.Grafana.ToString(), $"{await GrafanaVersionAsync(context, ports)}; user {Stack.GrafanaAccount.User}, password in {context.Secrets.PathOf(Stack.SecretName.Grafana)}");
        addresses.AddRow("Prometheus", ports.Prometheus.ToString(), "");
        addresses.AddRow(stack.MetricsTitle, ports.Metrics.ToString(), "");
        context.Output.Write(addresses);

        context.Output.Write(context.Stages);
        foreach (var warning in stack.Warnings) context.Output.MarkupLineInterpolated($"[yellow]{warning}[/]");
        context.Output.MarkupLineInterpolated($"[green]Project {context.Project.Name} is up[/] on the {stack.Engine} engine after {Figures.Duration(context.Stages.SinceBegin)}.");
    }

    private static async Task<string> GrafanaVersionAsync(BuildContext context, PortPlan ports)
    {
        var health = JsonNode.Parse(await context.HttpGetAsync(new Uri(ports.Grafana, "/api/health").ToString()));
        return $"{health?["version"]} {health?["commit"]}".Trim();
    }
}
