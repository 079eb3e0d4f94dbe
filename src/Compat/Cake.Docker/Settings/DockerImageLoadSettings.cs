namespace Cake.Docker;

/// <summary>The options of <c>docker load</c>, by the names that docker gives them.</summary>
public sealed class DockerImageLoadSettings : AutoToolSettings
{
    public string Input { get; set; } = null!;

    public bool? Quiet { get; set; }
}
