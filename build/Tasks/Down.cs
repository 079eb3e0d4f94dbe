using Cake.Frosting;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Down))]
[TaskDescription("Stops what Up started and proves that nothing of it is left; the data stays unless --volumes")]
[TaskArguments(Arguments.Engine, Arguments.Project, Arguments.Volumes)]
public sealed class Down : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var stack = await context.StackAsync();
        var stopped = await stack.DownAsync();
        var data = context.Parameters.Volumes ? "its data was removed" : "its data stays (--volumes removes it)";
        var what = stopped.Count == 0 ? $"Nothing of project {context.Project.Name} was running" : $"Stopped {string.Join(", ", stopped)}";
        context.Output.MarkupLineInterpolated($"[green]{what}[/]; nothing of project {context.Project.Name} is left on the {stack.Engine} engine; {data}.");
    }
}
