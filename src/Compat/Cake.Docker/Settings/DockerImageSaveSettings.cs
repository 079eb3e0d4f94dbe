namespace Cake.Docker;

/// <summary>The options of <c>docker save</c>, by the names that docker gives them.</summary>
public sealed class DockerImageSaveSettings : AutoToolSettings
{
    public string Output { get; set; } = null!;
}
