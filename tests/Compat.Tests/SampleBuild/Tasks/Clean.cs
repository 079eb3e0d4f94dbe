using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskDescription("Removes [old] outputs")]
public sealed class Clean : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say("clean");
}
