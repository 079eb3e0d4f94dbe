using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>A clone's files for Compose and Prometheus, in a folder that a test may name and change.</summary>
internal sealed class Clone : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Clone(string name = "clone")
    {
        var original = RepositoryPaths.Around(AppContext.BaseDirectory);
        Paths = new RepositoryPaths(_folder.File(name));
        foreach (var source in new[] { original.Compose, original.Prometheus })
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
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
