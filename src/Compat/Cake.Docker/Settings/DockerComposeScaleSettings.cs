namespace Cake.Docker;

/// <summary>The options of <c>docker compose scale</c>, by the names that docker gives them.</summary>
public sealed class DockerComposeScaleSettings : AutoToolSettings
{
    public bool? NoDeps { get; set; }
}
