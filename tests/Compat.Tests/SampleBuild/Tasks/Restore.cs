using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Clean))]
public sealed class Restore : FrostingTask
{
    public override void Run(ICakeContext context) => ((SampleContext)context).Say("restore");
}
