using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Compile))]
[TaskDescription("Compiles everything, tests included")]
public sealed class Compile : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.DotNetBuild(
        Path.Combine(BuildContext.Repository.Root, "Cortico.slnx"),
        new DotNetBuildSettings { NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
}
