using Cake.Frosting;

namespace Cortico.Build.Tasks;

/// <summary>A step of <see cref="Up"/>: what the machine lacks is said before anything is compiled or started.</summary>
[TaskName(nameof(ChooseEngine))]
public sealed class ChooseEngine : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var stack = await context.StackAsync();
        await context.Stages.MeasureAsync("preflight", stack.PreflightAsync);
    }
}
