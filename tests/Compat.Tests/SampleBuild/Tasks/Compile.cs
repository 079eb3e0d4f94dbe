using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskName("Compile-It")]
[TaskDescription("Compiles, a little later")]
[IsDependentOn(typeof(Clean))]
[IsDependentOn(typeof(Restore))]
public sealed class Compile : AsyncFrostingTask<SampleContext>
{
    public override async Task RunAsync(SampleContext context)
    {
        await Task.Yield();
        context.Say("compile");
    }
}
