namespace Cake.Docker;

/// <summary>The options of <c>docker compose pull</c>, by the names that docker gives them.</summary>
public sealed class DockerComposePullSettings : AutoToolSettings
{
    public bool? IgnoreBuildable { get; set; }

    public bool? IgnorePullFailures { get; set; }

    public bool? IncludeDeps { get; set; }

    public string? Policy { get; set; }

    public bool? Quiet { get; set; }
}
