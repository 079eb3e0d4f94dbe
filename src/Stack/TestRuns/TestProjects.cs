using Cortico.Stack.Commands;

namespace Cortico.Stack.TestRuns;

/// <summary>Runs the compiled test projects of the clone, one after the other, since several of them start real servers.</summary>
public sealed class TestProjects(RepositoryPaths paths, string configuration, TimeProvider time)
{
    /// <summary>Names of the test projects; the one that takes longest comes last.</summary>
    public IReadOnlyList<string> Names { get; } = Directory.EnumerateDirectories(Path.Combine(paths.Root, "tests"), "*.Tests").Select(f => Path.GetFileName(f)!)
        .OrderBy(name => name.StartsWith("EndToEnd", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal).ToList();

    /// <exception cref="StackException">The project is not compiled, or its run crashed.</exception>
    public async Task<TestOutcome> RunAsync(string project, CancellationToken cancellation)
    {
        var assembly = Path.Combine(paths.Artifacts, "bin", project, configuration.ToLowerInvariant(), project + ".dll");
        if (!File.Exists(assembly)) throw new StackException($"{assembly} is not there. Known test projects: {string.Join(", ", Names)}.");
        var report = Path.Combine(paths.Artifacts, "tests", project + ".ctrf.json");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        var begin = time.GetTimestamp();
        var run = await new Command(System.Environment.ProcessPath!, assembly, "-ctrf", report, "-noColor", "-noLogo").RunAsync(cancellation);
        if (!File.Exists(report))
            throw new StackException($"{project} ended with {run.ExitCode} and left no report:\n{run.Output}{run.Error}");
        var outcome = CtrfReport.Read(project, report, time.GetElapsedTime(begin));
        return run.Succeeded || outcome.Failed > 0
            ? outcome
            : outcome with { Failed = 1, Failures = [$"{project} ended with {run.ExitCode} though no test failed:\n{run.Output}{run.Error}"] };
    }
}
