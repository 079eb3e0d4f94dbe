namespace Cake.Docker;

/// <summary>The options of <c>docker tag</c>, by the names that docker gives them.</summary>
public sealed class DockerImageTagSettings : AutoToolSettings;
