using System.Diagnostics;
using Cortico.Stack;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Plain processes.</summary>
public sealed class LocalEngineUnderTest : EngineUnderTest
{
    public override string Name => EngineName.Local;

    public override IReadOnlyList<string> Services => LocalServices.Names;

    public override string FirstLine => "redis: started";

    public override IReadOnlyList<string> Jobs => ["web", "prometheus", "process-exporter"];

    public override IReadOnlyList<string> UpArguments => ["--engine=local", "--grafana=embedded"];

    public override Task<string?> WhyNotAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public override async Task<IReadOnlyDictionary<string, string>> InstancesAsync(Project project, CancellationToken cancellation) =>
        (await StateAsync(project, cancellation)).Services.ToDictionary(s => s.Key, s => $"{s.Value.Process.Pid} since {s.Value.Process.StartTicks}");

    public override async Task KillAsync(Project project, string service, CancellationToken cancellation)
    {
        var started = (await StateAsync(project, cancellation)).Services[service];
        using (var process = Process.GetProcessById(started.Process.Pid)) process.Kill();
        await Eventually.TrueAsync(() => Task.FromResult(!ProcessTable.IsAlive(started.Process)), TimeSpan.FromSeconds(30), cancellation);
    }

    public override Task<IReadOnlyList<string>> RunningAsync(Project project, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. ProcessTable.All().Select(ProcessTable.CommandLine).Where(c => c.Contains(project.Folder, StringComparison.Ordinal))]);

    public override async Task<IReadOnlyList<string>> LeftoversAsync(Project project, CancellationToken cancellation) =>
        [.. await RunningAsync(project, cancellation), .. Directory.Exists(project.Folder) ? [project.Folder] : Array.Empty<string>()];

    public override async Task<string> VisibleAsync(Project project, CancellationToken cancellation)
    {
        var pids = (await StateAsync(project, cancellation)).Services.Values.Select(s => s.Process.Pid).ToList();
        return string.Concat(pids.Select(ProcessTable.CommandLine)) + string.Concat(pids.Select(pid => File.ReadAllText($"/proc/{pid}/environ")))
            + string.Concat(Directory.EnumerateFiles(project.LogFolder).Select(File.ReadAllText));
    }

    private static Task<StackState> StateAsync(Project project, CancellationToken cancellation) => StackState.LoadAsync(project.StateFile, cancellation);
}
