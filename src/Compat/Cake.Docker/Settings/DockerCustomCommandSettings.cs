namespace Cake.Docker;

/// <summary>The options of any command; it has no options of its own.</summary>
public sealed class DockerCustomCommandSettings : AutoToolSettings;
