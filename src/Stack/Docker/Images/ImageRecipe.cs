using System.Text.RegularExpressions;
using Cortico.Stack.Files;

namespace Cortico.Stack.Docker.Images;

/// <summary>An image that is built on this machine. Its tag is a fingerprint of all that goes into it, so that one that is there need not be built.</summary>
/// <param name="Repository">Its name without a tag.</param>
/// <param name="Dockerfile">Full path.</param>
/// <param name="Base">Stands in the place of the image that the Dockerfile's FROM names; null leaves that one.</param>
/// <param name="Content">Names what is in its build context: changes when that does.</param>
/// <param name="FillContext">Puts into a new, empty folder what the Dockerfile copies.</param>
public sealed partial record ImageRecipe(string Repository, string Dockerfile, string? Base, string Content, Action<string> FillContext)
{
    public string Reference { get; } = $"{Repository}:{Fingerprint.Of(File.ReadAllText(Dockerfile), Base ?? "", Content)}";

    /// <summary>The Dockerfile's text with <see cref="Base"/> in its FROM. A plain FROM, not an argument, as Dependabot bumps no other.</summary>
    public string DockerfileText() => Base is null ? File.ReadAllText(Dockerfile) : From().Replace(File.ReadAllText(Dockerfile), $"FROM {Base}", 1);

    /// <summary>An image that takes nothing from this machine.</summary>
    public static ImageRecipe WithoutContext(string repository, string dockerfile, string baseImage) => new(repository, dockerfile, baseImage, "", _ => { });

    [GeneratedRegex("^FROM .+$", RegexOptions.Multiline)]
    private static partial Regex From();
}
