using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Common.Tools.DotNet.BuildServer;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Compile))]
[TaskDescription("Compiles everything, tests included")]
public sealed class Compile : FrostingTask<BuildContext>
{
    /// <summary>Not the one that build.sh compiles the build in: that one is running.</summary>
    public const string Configuration = "Debug";

    public override void Run(BuildContext context)
    {
        // One compiler process for all projects: it loads itself and the analysers once. Nothing is left running after it.
        var shared = new DotNetMSBuildSettings().WithProperty("UseSharedCompilation", "true");
        try
        {
            context.DotNetBuild(
                Path.Combine(BuildContext.Repository.Root, "Cortico.slnx"),
                new DotNetBuildSettings { Configuration = Configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet, MSBuildSettings = shared });
        }
        finally
        {
            context.DotNetBuildServerShutdown(new DotNetBuildServerShutdownSettings { VBCSCompiler = true });
        }
    }
}
