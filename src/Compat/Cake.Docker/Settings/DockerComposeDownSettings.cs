namespace Cake.Docker;

/// <summary>The options of <c>docker compose down</c>, by the names that docker gives them.</summary>
public sealed class DockerComposeDownSettings : AutoToolSettings
{
    public bool? RemoveOrphans { get; set; }

    public string? Rmi { get; set; }

    public int? Timeout { get; set; }

    public bool? Volumes { get; set; }
}
