using Cake.Frosting;

namespace SampleBuild.Defects;

internal sealed class ForOtherContext : FrostingTask<OtherContext>
{
    public override void Run(OtherContext context) => throw new InvalidOperationException("must not run");
}
