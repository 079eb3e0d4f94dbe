using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Defects;

internal sealed class FailingTeardown : FrostingTeardown<SampleContext>
{
    public override void Teardown(SampleContext context, ITeardownContext info) => throw new InvalidOperationException("no teardown");
}
