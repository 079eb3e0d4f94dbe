using Cortico.Stack;
using Cortico.Stack.Checks;
using Cortico.Stack.Compilation;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;

namespace Cortico.Build;

/// <summary>The stack as plain processes.</summary>
public sealed class LocalStack(BuildContext context) : IStack
{
    private readonly LocalEngine _engine = new(context.Project, TimeProvider.System);
    private GrafanaChoice? _grafana;

    public string Engine => EngineName.Local;

    public IReadOnlyList<string> Services => LocalServices.Names;

    public string MetricsTitle => "Process metrics";

    public IReadOnlyList<Finding> Warnings => [];

    public async Task<Uri> PrometheusForGrafanaAsync() => (await context.PortsAsync()).Prometheus;

    public Task<HostRoute> HostForGrafanaAsync() => Task.FromResult(HostRoute.Loopback);

    public Task PreflightAsync() => ChooseGrafanaAsync();

    public async Task<IReadOnlyList<ServiceChange>> UpAsync()
    {
        var services = await PrepareAsync();
        var ports = await context.PortsAsync();
        return await context.Stages.MeasureAsync("start until healthy", () =>
            _engine.UpAsync(ports.Base, services, context.Parameters.Timeout, context.Progress, context.Cancellation));
    }

    public Task ScaleAsync(int replicas) =>
        throw new StackException($"Project {context.Project.Name} runs on the local engine, where one process owns the web port: Scale needs Docker. Run Down, then Up --engine=docker.");

    public Task StopAsync(string service) => _engine.StopAsync(service, context.Cancellation);

    /// <summary>As Up does it: what runs is left alone.</summary>
    public Task StartAsync(string service) => UpAsync();

    public Task<IReadOnlyList<string>> DownAsync() => _engine.DownAsync(context.Parameters.Volumes, context.Progress, context.Cancellation);

    public async Task<IReadOnlyList<ServiceStatus>> StatusAsync() => await _engine.StatusAsync((await ServicesAsync()).Endpoints, context.Cancellation);

    public Task<IReadOnlyList<string>> TailAsync(string service, int lines) => _engine.Log(service).TailAsync(lines, context.Cancellation);

    /// <summary>Made once, and said.</summary>
    private async Task<GrafanaChoice> ChooseGrafanaAsync()
    {
        if (_grafana is not null) return _grafana;
        _grafana = await GrafanaChoice.MakeAsync(context.Parameters.Grafana, context.GrafanaHome, GrafanaSearch.OfThisMachine(), context.Cancellation);
        context.Progress.Report($"grafana: {_grafana}");
        return _grafana;
    }

    /// <summary>Compiles what changed, fetches what is missing, and defines the services.</summary>
    private async Task<IReadOnlyList<ServiceDefinition>> PrepareAsync()
    {
        // apt's network and the compiler's cores do not get in each other's way.
        var programs = context.Stages.MeasureAsync("find or fetch programs", () =>
            ProgramStore.OfThisUser().GetAsync(LocalServices.Programs, context.Progress, context.Cancellation));
        var published = context.Stages.MeasureAsync("compile", PublishAsync);
        await Task.WhenAll(programs, published);
        await context.EnsureSecretsAsync();
        var (web, grafana) = await published;
        return await (await ServicesAsync()).DefineAsync(await programs, web, grafana, context.Cancellation);
    }

    private async Task<LocalServices> ServicesAsync() =>
        new(context.Project, BuildContext.Repository, await context.PortsAsync(), context.Secrets, context.Http);

    /// <summary>The embedded Grafana is compiled only where it is the one that runs.</summary>
    private async Task<(DotnetService Web, IGrafanaProgram Grafana)> PublishAsync()
    {
        var runtime = new InstalledProgram(Publishing.Dotnet, new Dictionary<string, string>());
        var installed = (await ChooseGrafanaAsync()).Installed;
        string[] projects = installed is null ? [Publishing.Web, Publishing.EmbeddedGrafana] : [Publishing.Web];
        var services = (await context.PublishAsync(projects)).Select(assembly => new DotnetService(runtime, assembly)).ToList();
        return (services[0], installed is null ? new CompiledGrafana(services[1]) : installed);
    }
}
