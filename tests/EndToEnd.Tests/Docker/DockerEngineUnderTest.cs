using Cortico.Stack;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Containers on this machine's real daemon: of the official images where they can be had, else of Debian's packages.</summary>
public sealed class DockerEngineUnderTest : EngineUnderTest
{
    private string _images = ImageSource.Official;

    public DockerClient Docker { get; } = new();

    public override string Name => EngineName.Docker;

    public override IReadOnlyList<string> Services => ContainerStatus.Services;

    public override string FirstLine => "redis-1: started";

    public override IReadOnlyList<string> Jobs => ["web", "prometheus", "cadvisor", "gateway"];

    public override IReadOnlyList<string> UpArguments => ["--engine=docker", $"--images={_images}"];

    public override async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        var findings = await new DockerPreflight(Docker).CheckAsync(cancellation);
        if (findings.FirstOrDefault(f => f.Blocks) is { } blocker) return $"{blocker.Subject}: {blocker.Says}";
        if (await new OfficialImages(StackUnderTest.Repository, Docker).ProblemAsync(cancellation) is not { } problem) return null;
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/sbin/debootstrap")) return $"{problem}, and --images=distro needs root and debootstrap";
        _images = ImageSource.Distro;
        return null;
    }

    public override async Task<IReadOnlyDictionary<string, string>> InstancesAsync(Project project, CancellationToken cancellation) =>
        (await Docker.ContainersAsync(project.Name, cancellation)).Where(c => c.IsRunning).ToDictionary(c => c.Service, c => $"{c.Id} since {c.StartedAt:O}");

    public override async Task KillAsync(Project project, string service, CancellationToken cancellation)
    {
        foreach (var container in await OfAsync(project, service, cancellation)) await Docker.RunAsync(["kill", container.Id], cancellation);
        await Eventually.TrueAsync(async () => (await OfAsync(project, service, cancellation)).All(c => !c.IsRunning), TimeSpan.FromSeconds(60), cancellation);
    }

    public override async Task<IReadOnlyList<string>> RunningAsync(Project project, CancellationToken cancellation) =>
        [.. (await Docker.ContainersAsync(project.Name, cancellation)).Where(c => c.IsRunning).Select(c => c.Name)];

    public override async Task<IReadOnlyList<string>> LeftoversAsync(Project project, CancellationToken cancellation) =>
    [
        .. (await Docker.ContainersAsync(project.Name, cancellation)).Select(c => c.Name),
        .. await Docker.NetworksAsync(project.Name, cancellation), .. await Docker.VolumesAsync(project.Name, cancellation),
        .. Directory.Exists(project.Folder) ? [project.Folder] : Array.Empty<string>(),
    ];

    public override async Task<string> VisibleAsync(Project project, CancellationToken cancellation)
    {
        var seen = new List<string>();
        foreach (var container in await Docker.ContainersAsync(project.Name, cancellation))
        {
            seen.Add(await Docker.RunAsync(["inspect", container.Id], cancellation));
            seen.Add(await Docker.RunAsync(["top", container.Id], cancellation));
            var log = await Docker.TryAsync(["logs", container.Id], cancellation);
            seen.Add(log.Output + log.Error);
        }
        return string.Concat(seen) + await File.ReadAllTextAsync(Path.Combine(project.Folder, "docker", "compose.env"), cancellation);
    }

    public async Task<IReadOnlyList<Container>> OfAsync(Project project, string service, CancellationToken cancellation) =>
        [.. (await Docker.ContainersAsync(project.Name, cancellation)).Where(c => c.Service == service)];
}
