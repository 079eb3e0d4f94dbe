using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Compile))]
[TaskDescription("Compiles everything, tests included")]
public sealed class Compile : FrostingTask<BuildContext>
{
    /// <summary>Not the one that build.sh compiles the build in: that one is running.</summary>
    public const string Configuration = "Debug";

    public override void Run(BuildContext context) => context.DotNetBuild(
        Path.Combine(BuildContext.Repository.Root, "Cortico.slnx"),
        new DotNetBuildSettings { Configuration = Configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
}
