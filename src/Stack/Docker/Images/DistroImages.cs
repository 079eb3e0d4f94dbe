using Cortico.Stack.Files;

namespace Cortico.Stack.Docker.Images;

/// <summary>The images of <c>compose/distro.yaml</c>, in the order in which they stand on each other.</summary>
public sealed class DistroImages
{
    private const string Prefix = "cortico-distro/";

    /// <param name="baseImage">See <see cref="DebianBase"/>.</param>
    /// <param name="grafanaAssembly">The published embedded Grafana, in a folder named after its sources' fingerprint.</param>
    public DistroImages(RepositoryPaths paths, string baseImage, DotnetRuntime runtime, string grafanaAssembly)
    {
        string Dockerfile(string name) => Path.Combine(paths.Compose, "distro", $"{name}.Dockerfile");
        ImageRecipe OfPackages(string name) => ImageRecipe.WithoutContext(Prefix + name, Dockerfile(name), baseImage);

        var grafana = Path.GetDirectoryName(grafanaAssembly)!;
        Runtime = new ImageRecipe(Prefix + "aspnet", Dockerfile("aspnet"), baseImage, runtime.Version, runtime.CopyTo);
        Services = new Dictionary<string, ImageRecipe>
        {
            ["REDIS_IMAGE"] = OfPackages("redis"),
            ["PROMETHEUS_IMAGE"] = OfPackages("prometheus"),
            ["CADVISOR_IMAGE"] = OfPackages("cadvisor"),
            ["GATEWAY_IMAGE"] = OfPackages("gateway"),
            ["GRAFANA_IMAGE"] = new(Prefix + "grafana", Dockerfile("grafana"), Runtime.Reference, Path.GetFileName(grafana), folder => SharedFile.CopyTree(grafana, Path.Combine(folder, "app"))),
        };
    }

    /// <summary>What compiled services stand on; comes first.</summary>
    public ImageRecipe Runtime { get; }

    /// <summary>Variable of the Compose file → image.</summary>
    public IReadOnlyDictionary<string, ImageRecipe> Services { get; }
}
