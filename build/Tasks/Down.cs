using Cake.Frosting;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Down))]
[TaskDescription("Stops what Up started and proves that nothing of it is left; the data stays unless --volumes")]
[TaskArguments(Arguments.Project, Arguments.Volumes)]
public sealed class Down : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var stopped = await context.Engine.DownAsync(context.Parameters.Volumes, context.Progress, context.Cancellation);
        var data = context.Parameters.Volumes ? "its data was removed" : $"its data stays in {context.Project.Folder} (--volumes removes it)";
        var what = stopped.Count == 0 ? $"Nothing of project {context.Project.Name} was running" : $"Stopped {string.Join(", ", stopped)}";
        context.Output.MarkupLineInterpolated($"[green]{what}[/]; no process of project {context.Project.Name} is left; {data}.");
    }
}
