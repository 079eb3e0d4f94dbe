using Cake.Frosting;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Status))]
[TaskDescription("Shows state, health, address, process, memory and uptime of each service")]
[TaskArguments(Arguments.Project)]
public sealed class Status : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var table = ConsoleOutput.NewTable("Service", "State", "Health", "Address", "Pid", "Memory", "Uptime");
        foreach (var service in await new LocalStack(context).StatusAsync())
        {
            var colour = service.IsHealthy ? "green" : service.State == Stack.Local.ServiceStatus.Stopped ? "grey" : "red";
            table.AddRow(
                new Text(service.Service), new Markup($"[{colour}]{service.State}[/]"), new Text(service.Problem ?? "healthy"),
                new Text(service.Address.Authority), new Text(service.Pid?.ToString() ?? ""),
                new Text(Figures.Bytes(service.MemoryBytes)), new Text(Figures.Duration(service.Uptime)));
        }
        context.Output.Write(table);
    }
}
