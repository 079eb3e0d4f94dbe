using System.Runtime.InteropServices;
using Cortico.Stack.Commands;

namespace Cortico.Stack.Programs;

/// <summary>
/// Debian's packages without root: apt-get with its own state and cache folders, which still knows what the system
/// has installed, downloads the packages and what they depend on; dpkg-deb unpacks them into a folder.
/// </summary>
public static class DebianPackages
{
    /// <summary>Names the distribution's release and processor, e.g. <c>debian-12-x64</c>: unpacked programs fit only that.</summary>
    public static string Release()
    {
        var facts = File.Exists("/etc/os-release")
            ? File.ReadLines("/etc/os-release").Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1].Trim('"'))
            : Enumerable.Empty<string[]>().ToLookup(p => p[0], p => p[1]);
        var architecture = RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant() switch { "X64" => "x64", "ARM64" => "arm64", var other => other };
        return $"{facts["ID"].FirstOrDefault() ?? "unknown"}-{facts["VERSION_ID"].FirstOrDefault() ?? facts["VERSION_CODENAME"].FirstOrDefault() ?? "any"}-{architecture}";
    }

    /// <summary>Downloads packages with their dependencies and unpacks them below <c>folder/root</c>.</summary>
    /// <exception cref="StackException">No apt here, no network, an unknown package, a full disk: with the tool's own words.</exception>
    public static async Task UnpackAsync(IReadOnlyList<string> packages, string folder, CancellationToken cancellation)
    {
        if (!File.Exists("/usr/bin/apt-get") || !File.Exists("/usr/bin/dpkg-deb"))
            throw new StackException(HowToInstall(packages));
        foreach (var part in new[] { "state/lists/partial", "cache/archives/partial", "root" }) Directory.CreateDirectory(Path.Combine(folder, part));
        await AptAsync(packages, folder, ["update", "-qq"], cancellation);
        await AptAsync(packages, folder, ["install", "-qq", "-y", "-d", "--no-install-recommends", .. packages], cancellation);
        foreach (var archive in Directory.EnumerateFiles(Path.Combine(folder, "cache", "archives"), "*.deb").Order())
        {
            var unpacked = await new Command("/usr/bin/dpkg-deb", "-x", archive, Path.Combine(folder, "root")).RunAsync(cancellation);
            if (!unpacked.Succeeded)
                throw new StackException($"dpkg-deb could not unpack {archive}: {unpacked.Complaint}. Is the disk full? Free some space and run the command again.");
        }
    }

    private static async Task AptAsync(IReadOnlyList<string> packages, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        string[] own =
        [
            "-o", $"Dir::State={folder}/state", "-o", "Dir::State::status=/var/lib/dpkg/status", "-o", $"Dir::Cache={folder}/cache",
            "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=3", "-o", "Acquire::Languages=none",
        ];
        var command = new Command("/usr/bin/apt-get", [.. own, .. arguments])
        {
            Environment = new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8", ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        var result = await command.RunAsync(cancellation);
        if (!result.Succeeded)
            throw new StackException($"apt-get {arguments[0]} failed while fetching {string.Join(", ", packages)}: {result.Complaint}\n{HowToInstall(packages)}");
    }

    private static string HowToInstall(IReadOnlyList<string> packages)
    {
        var names = string.Join(' ', packages);
        return OperatingSystem.IsMacOS() ? $"Install them yourself (brew install {names}) or use Docker: --engine=docker."
            : OperatingSystem.IsWindows() ? "The local engine runs on Linux. Use Docker: --engine=docker, or WSL."
            : $"Install them yourself, on Debian and Ubuntu: sudo apt-get install {names}; elsewhere by your own package manager, so that they are on PATH.";
    }
}
