using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Defects;

internal sealed class FailingSetup : FrostingSetup<SampleContext>
{
    public override void Setup(SampleContext context, ISetupContext info) => throw new InvalidOperationException("no setup");
}
