using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class Skipped : FrostingTask<SampleContext>, IFrostingTask
{
    public string SkippedMessage => "it is Sunday";

    public override bool ShouldRun(SampleContext context) => false;

    public override void Run(SampleContext context) => context.Say("never");
}
