using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Run;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Cake.Http;
using Cortico.Stack;
using Cortico.Stack.Programs;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Screenshots))]
[TaskDescription("Takes the pictures in docs/images from the running stack, the newest load test's report and the console; after Up and LoadTest")]
[TaskArguments(Arguments.Project)]
public sealed class Screenshots : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        await RequireStackAsync(context);
        var report = NewestReport(context.Project);
        await ProgramStore.OfThisUser().GetAsync([ProgramSpec.Chromium], context.Progress, context.Cancellation);
        var console = await RecordConsoleAsync(context);
        var images = System.IO.Path.Combine(BuildContext.Repository.Root, "docs", "images");
        var arguments = new ProcessArgumentBuilder().Append((await context.PortsAsync()).Grafana.AbsoluteUri).AppendQuoted(images).AppendQuoted(report).AppendQuoted(console);
        context.DotNetRun(System.IO.Path.Combine(BuildContext.Repository.Root, "tests", "Screenshots"), arguments, new DotNetRunSettings
        {
            Configuration = "Release",
            Verbosity = DotNetVerbosity.Quiet,
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal) { [GrafanaAccount.PasswordVariable] = await context.Secrets.ReadAsync(SecretName.Grafana, context.Cancellation) },
        });
        context.Output.WriteLine($"Pictures: {images}. Look at them before they are committed.");
    }

    /// <summary>Of a load on this project, not on somewhere else; the folders' names are times.</summary>
    private static string NewestReport(Project project)
    {
        var folder = System.IO.Path.Combine(BuildContext.Repository.Artifacts, "load");
        var reports = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "report.html", SearchOption.AllDirectories) : [];
        return reports.OrderDescending(StringComparer.Ordinal).FirstOrDefault(report => TitleOf(report).EndsWith($" on {project.Name}", StringComparison.Ordinal))
            ?? throw new StackException($"{folder} has no report of a load test of project {project.Name} to picture. Run ./build.sh --target=LoadTest --project={project.Name} first.");
    }

    private static string TitleOf(string report)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(report)!, "result.json")));
        return result.RootElement.GetProperty("title").GetString() ?? "";
    }

    /// <summary>The pictures are of the embedded Grafana's page, which says when it is drawn.</summary>
    private static async Task RequireStackAsync(BuildContext context)
    {
        var remedy = $"Run ./build.sh --target=Up --project={context.Project.Name} first.";
        if (!File.Exists(context.Project.StateFile)) throw new StackException($"Project {context.Project.Name} is not up. {remedy}");
        foreach (var service in await (await context.StackAsync()).StatusAsync())
            if (!service.IsHealthy) throw new StackException($"{service.Service} of project {context.Project.Name} is {service.State}: {service.Problem}. {remedy}");
        var health = JsonNode.Parse(await context.HttpGetAsync(new Uri((await context.PortsAsync()).Grafana, "/api/health").ToString()));
        if ((string?)health?["commit"] is not "embedded" and var commit)
            throw new StackException($"Project {context.Project.Name} runs Grafana {health?["version"]} {commit}; the pictures are taken of the embedded one. Run Down, then Up --grafana=embedded --engine=local.");
    }

    /// <summary>Status and Verify, as they print on a terminal.</summary>
    private static async Task<string> RecordConsoleAsync(BuildContext context)
    {
        using var picture = new ConsolePicture();
        var terminal = context.WritingTo(picture.Console);
        foreach (var (name, run) in new (string, Func<Task>)[] { (nameof(Status), () => new Status().RunAsync(terminal)), (nameof(Verify), () => new Verify().RunAsync(terminal)) })
        {
            picture.Console.MarkupLineInterpolated($"[green]$[/] [bold]./build.sh --target={name}[/]");
            await run();
            picture.Console.WriteLine();
        }

        var file = System.IO.Path.Combine(BuildContext.Repository.Artifacts, "screenshots", "console.html");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, picture.ToHtml("Cortico"), context.Cancellation);
        return file;
    }
}
