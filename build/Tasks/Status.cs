using Cake.Frosting;
using Cortico.Stack.Engines;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Status))]
[TaskDescription("Shows state, health, address, process, memory and uptime of each service")]
[TaskArguments(Arguments.Project)]
public sealed class Status : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var table = ConsoleOutput.NewTable("Service", "State", "Health", "Address", "Process or container", "Memory", "Uptime");
        foreach (var service in await (await context.StackAsync()).StatusAsync())
        {
            var colour = service.IsHealthy ? "green" : service.State == ServiceStatus.Stopped ? "grey" : "red";
            table.AddRow(
                new Text(service.Service), new Markup($"[{colour}]{service.State}[/]"), new Text(service.Problem ?? "healthy"),
                new Text(service.Address?.Authority ?? ""), new Text(service.Instance ?? ""),
                new Text(Figures.Bytes(service.MemoryBytes)), new Text(Figures.Duration(service.Uptime)));
        }
        context.Output.Write(table);
    }
}
