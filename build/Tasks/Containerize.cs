using Cake.Frosting;
using Cortico.Stack.Docker;
using Cortico.Stack.Engines;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Containerize))]
[TaskDescription("Publishes the app on this machine and builds its image from that")]
[TaskArguments(Arguments.Images)]
public sealed class Containerize : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        await new DockerStack(context).PreflightAsync();
        var docker = new DockerClient();
        var image = await new ContainerImages(context, docker).EnsureWebAsync(context.Parameters.Images ?? ImageSource.Official);
        var size = await docker.ImageSizeAsync(image, context.Cancellation);
        context.Output.MarkupLineInterpolated($"[green]{image}[/], {Figures.Bytes(size)}");
    }
}
