using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;

namespace Cortico.Stack.Engines;

/// <summary>Which engine runs the stack where the user leaves it open.</summary>
/// <param name="Why">In a few words, for the console.</param>
public sealed record EngineChoice(string Engine, string Why)
{
    /// <summary>Docker where its daemon answers, Compose is recent and the images are there or can be had; else plain processes.</summary>
    public static async Task<EngineChoice> MakeAsync(Project project, DockerClient docker, OfficialImages official, string imageSource, CancellationToken cancellation)
    {
        var preflight = new DockerPreflight(docker);
        var blocker = (await preflight.CheckAsync(cancellation)).FirstOrDefault(f => f.Blocks);
        if (preflight.Daemon is not null && (await docker.ContainersAsync(project.Name, cancellation)).Count > 0)
            return new EngineChoice(EngineName.Docker, $"containers of project {project.Name} are there");
        if (blocker is not null) return new EngineChoice(EngineName.Local, $"{blocker.Subject}: {blocker.Says}");
        if (imageSource == ImageSource.Official && await official.ProblemAsync(cancellation) is { } problem)
            return new EngineChoice(EngineName.Local, $"{problem}; --engine=docker --images=distro builds the images here");
        return new EngineChoice(EngineName.Docker, $"Docker {preflight.Daemon!.ServerVersion} answers and Compose is there");
    }
}
