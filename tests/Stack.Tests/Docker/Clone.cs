using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>A clone's files for Compose and Prometheus, without targets of its user's own, in a folder that a test may name and change.</summary>
internal sealed class Clone : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Clone(string name = "clone")
    {
        var original = RepositoryPaths.Around(AppContext.BaseDirectory);
        Paths = new RepositoryPaths(_folder.File(name));
        var targets = Path.Combine(original.Prometheus, "targets") + Path.DirectorySeparatorChar;
        foreach (var source in new[] { original.Compose, original.Prometheus })
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(targets, StringComparison.Ordinal)))
            {
                var copy = Path.Combine(Paths.Root, Path.GetRelativePath(original.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        Project = new Project("clone-test", Paths.Root);
        Secrets = new SecretStore(Project.SecretFolder);
    }

    public RepositoryPaths Paths { get; }

    public Project Project { get; }

    public SecretStore Secrets { get; }

    public void Dispose() => _folder.Dispose();
}
