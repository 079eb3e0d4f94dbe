using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Skipped))]
public sealed class AfterSkipped : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say("after skipped");
}
