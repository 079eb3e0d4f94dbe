using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Clean))]
[TaskDescription("Removes compiled outputs and reports; running stacks and their data stay")]
public sealed class Clean : FrostingTask<BuildContext>
{
    /// <summary>The build runs from its own output, and running services from artifacts/publish: these stay.</summary>
    private static readonly string[] Removed = ["obj", "tests", "reports"];

    public override void Run(BuildContext context)
    {
        var artifacts = BuildContext.Repository.Artifacts;
        var own = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, ".."));
        var outputs = Directory.Exists(Path.Combine(artifacts, "bin")) ? Directory.GetDirectories(Path.Combine(artifacts, "bin")) : [];
        foreach (var folder in Removed.Select(name => Path.Combine(artifacts, name)).Concat(outputs).Where(f => Directory.Exists(f) && f != own))
        {
            context.Progress.Report($"removing {Path.GetRelativePath(BuildContext.Repository.Root, folder)}");
            Directory.Delete(folder, recursive: true);
        }
    }
}
