using Cake.Frosting;
using Cortico.Stack.Local;
using Spectre.Console;

namespace Cortico.Build.Tasks;

/// <summary>A step of <see cref="Up"/>: compiled services and real programs, started and waited for.</summary>
[TaskName(nameof(StartServices))]
[IsDependentOn(typeof(CheckResources))]
public sealed class StartServices : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var services = await new LocalStack(context).PrepareAsync();
        var ports = await context.PortsAsync();
        var changes = await context.Stages.MeasureAsync("start until healthy", () =>
            context.Engine.UpAsync(ports.Base, services, context.Parameters.Timeout, context.Progress, context.Cancellation));
        var table = ConsoleOutput.NewTable("Service", "Was", "Healthy after");
        foreach (var change in changes) table.AddRow(change.Service, change.What, Figures.Duration(change.HealthyAfter));
        context.Output.Write(table);
    }
}
