using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Checks;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Doctor))]
[TaskDescription("Checks what this machine lacks for each engine, each line with its remedy")]
[TaskArguments(Arguments.Engine, Arguments.Grafana, Arguments.GrafanaHome, Arguments.Project, Arguments.PortBase)]
public sealed class Doctor : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var found = new Dictionary<string, IReadOnlyList<Finding>>();
        if (context.Parameters.Engine is not EngineName.Docker) found[EngineName.Local] = await LocalAsync(context);
        if (context.Parameters.Engine is not EngineName.Local) found[EngineName.Docker] = await DockerAsync(context);
        foreach (var (engine, findings) in found) context.Output.Write($"{engine} engine", findings);
        context.Output.Write("both engines", await PortsAsync(context));
        var able = found.Where(engine => !engine.Value.Any(f => f.Blocks)).Select(engine => engine.Key).ToList();
        if (able.Count == 0) throw new StackException("Nothing here can run the stack; the table says what to do.");
        context.Output.MarkupLineInterpolated($"[green]Up can run on: {string.Join(", ", able)}[/]");
    }

    private static Task<IReadOnlyList<Finding>> LocalAsync(BuildContext context) => new LocalChecks(ProgramStore.OfThisUser())
        .RunAsync(context.Parameters.Grafana, context.GrafanaHome, GrafanaSearch.OfThisMachine(), context.Cancellation);

    private static async Task<IReadOnlyList<Finding>> DockerAsync(BuildContext context)
    {
        var docker = new DockerClient();
        var findings = await new DockerPreflight(docker).CheckAsync(context.Cancellation);
        if (findings.Any(f => f.Blocks)) return findings;
        var problem = await new OfficialImages(BuildContext.Repository, docker).ProblemAsync(context.Cancellation);
        return [.. findings, problem is null ? Finding.Good("Images", "the official ones are here or can be pulled") : Finding.Warning("Images", problem, OfficialImages.Remedy)];
    }

    /// <summary>The stack's own listeners are no obstacle to it.</summary>
    private static async Task<IReadOnlyList<Finding>> PortsAsync(BuildContext context)
    {
        if (File.Exists(context.Project.StateFile)) return [Finding.Good("Ports", $"project {context.Project.Name} is up and has its own")];
        var ports = await context.PortsAsync();
        return [.. LocalChecks.Ports(new[] { ("web", ports.Web), ("prometheus", ports.Prometheus), ("grafana", ports.Grafana), ("metrics", ports.Metrics), ("redis", ports.Redis) }.Select(p => (p.Item1, p.Item2.Port)))];
    }
}
