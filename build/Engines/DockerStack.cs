using Cortico.Stack;
using Cortico.Stack.Checks;
using Cortico.Stack.Docker;
using Cortico.Stack.Engines;

namespace Cortico.Build;

/// <summary>The stack as containers.</summary>
public sealed class DockerStack(BuildContext context) : IStack
{
    private readonly DockerClient _docker = new();
    private readonly List<Finding> _warnings = [];
    private DockerInfo? _daemon;

    public string Engine => EngineName.Docker;

    public IReadOnlyList<string> Services => ContainerStatus.Services;

    public string MetricsTitle => "cAdvisor";

    public IReadOnlyList<Finding> Warnings => _warnings;

    /// <summary>By its name in the stack's network.</summary>
    public Task<Uri> PrometheusForGrafanaAsync() => Task.FromResult(new Uri("http://prometheus:9090"));

    public Task<HostRoute> HostForGrafanaAsync() => new HostGateway(_docker).RouteAsync(context.Cancellation);

    public async Task PreflightAsync()
    {
        var preflight = new DockerPreflight(_docker);
        var findings = await preflight.CheckAsync(context.Cancellation);
        if (findings.Where(f => f.Blocks).ToList() is { Count: > 0 } blockers)
            throw new StackException($"Docker can't run the stack here.\n{string.Join('\n', blockers)}\n./build.sh --target=Doctor shows all.");
        foreach (var warning in findings.Where(f => f.Remedy is not null)) context.Progress.Report(warning.ToString());
        _daemon = preflight.Daemon;
    }

    public async Task<IReadOnlyList<ServiceChange>> UpAsync()
    {
        if (_daemon is null) await PreflightAsync();
        var source = await ImageSourceAsync();
        var images = await new ContainerImages(context, _docker).EnsureAsync(source);
        await context.EnsureSecretsAsync();
        var deployment = new Deployment(await context.PortsAsync(), source, images, (await StateAsync()).Replicas);
        var changes = await context.Stages.MeasureAsync("start until healthy", () =>
            NewEngine().UpAsync(deployment, context.Parameters.Timeout, context.Progress, context.Cancellation));
        await CheckContainerMetricsAsync(deployment.Ports);
        return changes;
    }

    public Task ScaleAsync(int replicas) => NewEngine().ScaleAsync(replicas, context.Parameters.Timeout, context.Progress, context.Cancellation);

    public Task StopAsync(string service) => NewEngine().StopAsync(service, context.Cancellation);

    public Task StartAsync(string service) => NewEngine().StartAsync(service, context.Parameters.Timeout, context.Cancellation);

    public Task<IReadOnlyList<string>> DownAsync() => NewEngine().DownAsync(context.Parameters.Volumes, context.Progress, context.Cancellation);

    public Task<IReadOnlyList<ServiceStatus>> StatusAsync() => new ContainerStatus(context.Project, _docker, TimeProvider.System).ReadAsync(context.Cancellation);

    public Task<IReadOnlyList<string>> TailAsync(string service, int lines) => NewEngine().TailAsync(service, lines, context.Cancellation);

    private DockerEngine NewEngine() =>
        new(context.Project, _docker, new ComposeFiles(context.Project, BuildContext.Repository, context.Secrets), TimeProvider.System);

    private Task<StackState> StateAsync() => StackState.LoadAsync(context.Project.StateFile, context.Cancellation);

    /// <summary>As asked, else as it runs, else official.</summary>
    private async Task<string> ImageSourceAsync() => context.Parameters.Images ?? (await StateAsync()).Images ?? ImageSource.Official;

    private async Task CheckContainerMetricsAsync(PortPlan ports)
    {
        var check = new ContainerMetricsCheck(context.Project, _docker, context.Http, ports.Metrics, TimeProvider.System);
        var finding = await context.Stages.MeasureAsync("container metrics", () => check.RunAsync(_daemon!, TimeSpan.FromSeconds(20), context.Cancellation));
        if (finding is not null) _warnings.Add(finding);
    }
}
