using Cake.Core;

namespace Cake.Docker;

public static partial class DockerAliases
{
    /// <summary>Builds an image with the builder's defaults.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The build context's folder; it is put in quotes unless it has them.</param>
    public static void DockerBuild(this ICakeContext context, string path) => context.DockerBuild(new(), path);

    /// <summary>Builds an image: <c>docker image build</c>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The options; null for none.</param>
    /// <param name="path">The build context's folder; it is put in quotes unless it has them.</param>
    public static void DockerBuild(this ICakeContext context, DockerImageBuildSettings? settings, string path)
    {
        ThrowIfNullOrEmpty(path, nameof(path));
        var quoted = path.Trim() is ['"', .., '"'] ? path : $"\"{path}\"";
        Runner<DockerImageBuildSettings>(context).Run("image build", settings ?? new(), [quoted]);
    }

    /// <summary>Builds with buildx and the builder's defaults.</summary>
    public static void DockerBuildXBuild(this ICakeContext context, string target) => context.DockerBuildXBuild(new(), target);

    /// <summary>Builds with buildx.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The options; null for none.</param>
    /// <param name="target">The build context, as it stands: nothing is quoted.</param>
    public static void DockerBuildXBuild(this ICakeContext context, DockerBuildXBuildSettings? settings, string target) =>
        Runner<DockerBuildXBuildSettings>(context).Run("buildx build", settings ?? new(), [target]);

    /// <summary>Gives an image a further name.</summary>
    public static void DockerTag(this ICakeContext context, string imageReference, string registryReference)
    {
        ThrowIfNullOrEmpty(imageReference, nameof(imageReference));
        ThrowIfNullOrEmpty(registryReference, nameof(registryReference));
        Runner<DockerImageTagSettings>(context).Run("tag", new(), [imageReference, registryReference]);
    }

    /// <summary>Removes images.</summary>
    public static void DockerRmi(this ICakeContext context, params string[] images) => context.DockerRemove(new(), images);

    /// <summary>Removes images.</summary>
    public static void DockerRemove(this ICakeContext context, DockerImageRemoveSettings? settings, params string[] images)
    {
        if (images is null or [])
            throw new ArgumentNullException(nameof(images));
        Runner<DockerImageRemoveSettings>(context).Run("rmi", settings ?? new(), images);
    }

    /// <summary>Lists images.</summary>
    /// <returns>The lines that docker printed.</returns>
    public static IEnumerable<string> DockerImageLs(this ICakeContext context, DockerImageLsSettings? settings) =>
        Runner<DockerImageLsSettings>(context).RunWithResult("image ls", settings ?? new(), Enumerable.ToArray);

    /// <summary>Loads images from a file that <see cref="DockerSave"/> wrote.</summary>
    public static void DockerLoad(this ICakeContext context, DockerImageLoadSettings? settings) =>
        Runner<DockerImageLoadSettings>(context).Run("load", settings ?? new(), []);

    /// <summary>Writes images to a file.</summary>
    public static void DockerSave(this ICakeContext context, DockerImageSaveSettings? settings, params string[] images)
    {
        if (images is null or [])
            throw new ArgumentNullException(nameof(images));
        Runner<DockerImageSaveSettings>(context).Run("save", settings ?? new(), images);
    }
}
