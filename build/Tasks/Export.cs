using Cake.Frosting;
using Cortico.Stack.Grafana.Export;
using Cortico.Stack.Grafana.Import;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Export))]
[TaskDescription("Writes what was edited in Grafana's page back into the files; secrets are never written")]
[TaskArguments(Arguments.Project, Arguments.GrafanaFolder, Arguments.GrafanaUrl, Arguments.GrafanaUser, Arguments.GrafanaPassword)]
public sealed class Export : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        using var grafana = new GrafanaTarget(context);
        var result = await new GrafanaExporter(await grafana.ApiAsync()).ExportAsync(await grafana.ResourcesAsync(), ImportScope.All, context.Cancellation);
        foreach (var file in result.Files) context.Output.MarkupLineInterpolated($"[green]{(file.IsNew ? "created" : "updated")}[/] {file.Name}");
        foreach (var note in result.Notes) context.Output.MarkupLineInterpolated($"[yellow]note[/] {note}");
        if (result.Files.IsEmpty) context.Output.WriteLine("The files already say what Grafana holds; nothing was written.");
    }
}
