namespace Cake.Docker;

/// <summary>The options of <c>docker compose ps</c>, by the names that docker gives them.</summary>
public sealed class DockerComposePsSettings : AutoToolSettings
{
    public bool? All { get; set; }

    [AutoProperty(Format = "--filter {1}")]
    public string[]? Filter { get; set; }

    public string? Format { get; set; }

    public bool? NoTrunc { get; set; }

    public bool? Orphans { get; set; }

    public bool? Quiet { get; set; }

    public bool? Services { get; set; }

    public string[]? Status { get; set; }
}
