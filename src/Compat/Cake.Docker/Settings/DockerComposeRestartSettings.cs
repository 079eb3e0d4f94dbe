namespace Cake.Docker;

/// <summary>The options of <c>docker compose restart</c>, by the names that docker gives them.</summary>
public sealed class DockerComposeRestartSettings : AutoToolSettings
{
    public bool? NoDeps { get; set; }

    public int? Timeout { get; set; }
}
