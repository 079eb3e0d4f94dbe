namespace Cake.Docker;

/// <summary>The options of <c>docker rmi</c>, by the names that docker gives them.</summary>
public sealed class DockerImageRemoveSettings : AutoToolSettings
{
    public bool? Force { get; set; }

    public bool? NoPrune { get; set; }
}
