using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class FailWithCode : AsyncFrostingTask<SampleContext>
{
    public override Task RunAsync(SampleContext context) => throw new CakeException(7, "seven");
}
