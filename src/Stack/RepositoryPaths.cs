namespace Cortico.Stack;

/// <summary>Where things lie in the clone.</summary>
public sealed record RepositoryPaths(string Root)
{
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Publish => Path.Combine(Artifacts, "publish");

    public string Prometheus => Path.Combine(Root, "prometheus");

    public string Grafana => Path.Combine(Root, "grafana");

    public string Compose => Path.Combine(Root, "compose");

    public string Source(string project) => Path.Combine(Root, "src", project);

    /// <summary>The clone that holds <paramref name="start"/>: the nearest folder above with a global.json.</summary>
    public static RepositoryPaths Around(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "global.json"))) return new RepositoryPaths(folder.FullName);
        throw new StackException($"No global.json in {start} or above it: run the build from inside the clone.");
    }
}
