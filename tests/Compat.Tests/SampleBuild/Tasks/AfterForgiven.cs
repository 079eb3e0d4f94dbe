using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Forgiven))]
public sealed class AfterForgiven : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say("went on");
}
