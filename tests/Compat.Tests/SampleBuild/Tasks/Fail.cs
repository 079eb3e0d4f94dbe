using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class Fail : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("the disk is full");

    public override void Finally(SampleContext context) => context.Say("finally");
}
