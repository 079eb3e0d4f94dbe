using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Fail))]
public sealed class AfterFail : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say("after fail");
}
