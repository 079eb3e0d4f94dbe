using Cortico.Stack.Commands;
using Cortico.Stack.Files;

namespace Cortico.Stack.Docker.Images;

/// <summary>The image that all distro images stand on: a small Debian, made by debootstrap from the mirror that this machine uses.</summary>
public sealed class DebianBase(RepositoryPaths paths, DockerClient docker)
{
    private const string Repository = "cortico-distro/base";
    private const string MirrorVariable = "DEBIAN_MIRROR";

    private string Script => Path.Combine(paths.Compose, "distro", "base.sh");

    /// <returns>The image's reference.</returns>
    /// <exception cref="StackException">Not root, no debootstrap, no Debian mirror, or debootstrap failed.</exception>
    public async Task<string> EnsureAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var mirror = await MirrorAsync(cancellation);
        var reference = $"{Repository}:{Fingerprint.Of(await File.ReadAllTextAsync(Script, cancellation), mirror)}";
        if (await docker.HasImageAsync(reference, cancellation)) return reference;
        RefuseWhereImpossible();
        progress.Report($"{reference}: debootstrap, about half a minute");
        var made = await new Command("/bin/sh", Script, reference, mirror).RunAsync(cancellation);
        return made.Succeeded ? reference
            : throw new StackException($"{Script} ended with {made.ExitCode}: {made.Complaint}\nIs {mirror} reachable? {MirrorVariable} names another mirror of Debian.");
    }

    private static void RefuseWhereImpossible()
    {
        const string Else = "or run without Docker: --engine=local.";
        if (!OperatingSystem.IsLinux() || !File.Exists("/etc/debian_version"))
            throw new StackException($"--images=distro makes the images from Debian's packages and needs Debian or Ubuntu. Use --images=official, {Else}");
        if (!Environment.IsPrivilegedProcess)
            throw new StackException($"--images=distro needs root: debootstrap makes a root file system. Run it with sudo once (the images stay), {Else}");
        if (!File.Exists("/usr/sbin/debootstrap"))
            throw new StackException($"--images=distro needs debootstrap: sudo apt-get install debootstrap, {Else}");
    }

    /// <summary>The variable, else the first mirror of Debian among apt's sources.</summary>
    private static async Task<string> MirrorAsync(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(MirrorVariable) is { Length: > 0 } given) return given.TrimEnd('/');
        if (!File.Exists("/usr/bin/apt-get")) throw new StackException($"--images=distro needs a mirror of Debian's packages: set {MirrorVariable}.");
        var known = await new Command("/usr/bin/apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages").RunAsync(cancellation);
        var mirror = known.Output.Split('\n').Select(line => line.Trim().TrimEnd('/')).FirstOrDefault(uri => uri.EndsWith("/debian", StringComparison.Ordinal));
        return mirror ?? throw new StackException($"No mirror of Debian is among apt's sources (apt-get indextargets): set {MirrorVariable} to one, as in deb lines.");
    }
}
