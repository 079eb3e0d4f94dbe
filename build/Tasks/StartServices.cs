using Cake.Frosting;

namespace Cortico.Build.Tasks;

/// <summary>A step of <see cref="Up"/>: everything that the stack needs is made or fetched, started and waited for.</summary>
[TaskName(nameof(StartServices))]
[IsDependentOn(typeof(CheckResources))]
public sealed class StartServices : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var stack = await context.StackAsync();
        context.Output.Write(await stack.UpAsync());
    }
}
