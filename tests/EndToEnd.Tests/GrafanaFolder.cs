using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>A copy of the clone's <c>grafana/</c> for a test to change.</summary>
public sealed class GrafanaFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GrafanaFolder()
    {
        var source = StackUnderTest.Repository.Grafana;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Write(System.IO.Path.GetRelativePath(source, file), File.ReadAllText(file));
    }

    public string Path => System.IO.Path.Combine(_folder.Path, "grafana");

    public string Argument => $"--grafana-folder={Path}";

    public void Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void Dispose() => _folder.Dispose();
}
