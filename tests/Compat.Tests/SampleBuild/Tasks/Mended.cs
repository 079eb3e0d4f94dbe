using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class Mended : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("broken");

    public override void OnError(Exception exception, SampleContext context) => context.Say($"mended {exception.Message}");
}
