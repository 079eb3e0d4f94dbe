using Cake.Frosting;

namespace SampleBuild.Tasks;

[ContinueOnError]
public sealed class Forgiven : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("not that bad");
}
