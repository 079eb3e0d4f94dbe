using Cortico.Stack;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;

namespace Cortico.Build;

/// <summary>Which engine this command line is about: the one that the project runs on, else the one asked for, else what the machine has.</summary>
public static class StackChoice
{
    /// <exception cref="StackException">Another engine is asked for than the project runs on, or a setting of the other one.</exception>
    public static async Task<IStack> MakeAsync(BuildContext context)
    {
        var asked = context.Parameters.Engine;
        if (File.Exists(context.Project.StateFile))
        {
            var runsOn = (await StackState.LoadAsync(context.Project.StateFile, context.Cancellation)).Engine;
            if (asked != EngineName.Auto && asked != runsOn)
                throw new StackException($"Project {context.Project.Name} runs on the {runsOn} engine. Run ./build.sh --target=Down first, or choose another name: --project=NAME --port-base=9000.");
            return On(runsOn, context);
        }
        if (asked != EngineName.Auto) return On(asked, context);
        var docker = new DockerClient();
        var images = context.Parameters.Images ?? ImageSource.Official;
        var choice = await EngineChoice.MakeAsync(context.Project, docker, new OfficialImages(BuildContext.Repository, docker), images, context.Cancellation);
        context.Progress.Report($"engine: {choice.Engine} ({choice.Why})");
        return On(choice.Engine, context);
    }

    private static IStack On(string engine, BuildContext context)
    {
        if (engine == EngineName.Local) return new LocalStack(context);
        if (context.Parameters.Grafana != GrafanaKind.Auto || context.Parameters.GrafanaHome is not null)
            throw new StackException($"--{Arguments.Grafana} and --{Arguments.GrafanaHome} choose the local engine's Grafana, and project {context.Project.Name} would run on Docker, where it is a container. Give --engine=local, or leave them out.");
        return new DockerStack(context);
    }
}
