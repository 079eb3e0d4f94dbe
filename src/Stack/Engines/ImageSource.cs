namespace Cortico.Stack.Engines;

/// <summary>Where the docker engine's images come from.</summary>
public static class ImageSource
{
    /// <summary>The pinned upstream images.</summary>
    public const string Official = "official";

    /// <summary>Built on this machine from Debian's packages, for networks that reach no registry.</summary>
    public const string Distro = "distro";
}
