namespace Cake.Docker;

/// <summary>The options of <c>docker image ls</c>, by the names that docker gives them.</summary>
public sealed class DockerImageLsSettings : AutoToolSettings
{
    public bool All { get; set; }

    public bool Digests { get; set; }

    public string Format { get; set; } = null!;

    public string Filter { get; set; } = null!;

    public bool NoTrunc { get; set; }

    public bool Quiet { get; set; }
}
