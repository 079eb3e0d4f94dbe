using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Bench))]
[TaskDescription("Measures the load engine beside wrk and hey, the web app beside bare Kestrel, and the embedded Grafana: start, memory, queries, rules, notifications; also as JSON in artifacts/bench")]
[TaskArguments(Arguments.Bench, Arguments.Queries)]
public sealed class Bench : FrostingTask<BuildContext>
{
    /// <summary>Of each kind of query.</summary>
    private const int Seconds = 10;

    public override void Run(BuildContext context)
    {
        var folder = System.IO.Path.Combine(BuildContext.Repository.Artifacts, "bench");
        var arguments = new ProcessArgumentBuilder().AppendQuoted(folder).Append($"{Seconds}").Append($"{context.Parameters.Queries}").Append(context.Parameters.Bench);
        var settings = new DotNetRunSettings { Configuration = "Release", Verbosity = DotNetVerbosity.Quiet };
        context.DotNetRun(System.IO.Path.Combine(BuildContext.Repository.Root, "tests", "Bench"), arguments, settings);
    }
}
