using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Bench))]
[TaskDescription("Measures the embedded Grafana: start, memory, queries, rules, notifications; also as JSON in artifacts/bench")]
[TaskArguments(Arguments.Queries)]
public sealed class Bench : FrostingTask<BuildContext>
{
    /// <summary>Of each kind of load.</summary>
    private const int Seconds = 10;

    public override void Run(BuildContext context)
    {
        var report = System.IO.Path.Combine(BuildContext.Repository.Artifacts, "bench", "embedded-grafana.json");
        var arguments = new ProcessArgumentBuilder().AppendQuoted(report).Append($"{Seconds}").Append($"{context.Parameters.Queries}");
        var settings = new DotNetRunSettings { Configuration = "Release", Verbosity = DotNetVerbosity.Quiet };
        context.DotNetRun(System.IO.Path.Combine(BuildContext.Repository.Root, "tests", "Bench"), arguments, settings);
    }
}
