using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependeeOf(typeof(Package))]
[IsDependentOn(typeof(Compile))]
public sealed class Sign : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Say("sign");
}
