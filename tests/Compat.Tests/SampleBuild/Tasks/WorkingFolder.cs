using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class WorkingFolder : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say($"in {context.Environment.WorkingDirectory.FullPath}");
}
