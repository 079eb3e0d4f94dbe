using Cortico.Stack.Compilation;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;

namespace Cortico.Build;

/// <summary>The local engine's services as this command line wants them.</summary>
public sealed class LocalStack(BuildContext context)
{
    /// <summary>Compiles what changed, fetches what is missing, and defines the services.</summary>
    public async Task<IReadOnlyList<ServiceDefinition>> PrepareAsync()
    {
        // apt's network and the compiler's cores do not get in each other's way.
        var programs = context.Stages.MeasureAsync("find or fetch programs", () =>
            ProgramStore.OfThisUser().GetAsync(LocalServices.Programs, context.Progress, context.Cancellation));
        var published = context.Stages.MeasureAsync("compile", PublishAsync);
        await Task.WhenAll(programs, published);
        await context.Secrets.EnsureAsync(LocalServices.RedisSecret, null, context.Cancellation);
        await context.Secrets.EnsureAsync(LocalServices.GrafanaSecret, context.Parameters.GrafanaPassword, context.Cancellation);
        var (web, grafana) = await published;
        return await (await ServicesAsync()).DefineAsync(await programs, web, grafana, context.Cancellation);
    }

    /// <summary>How each service is, without compiling or fetching anything.</summary>
    public async Task<IReadOnlyList<ServiceStatus>> StatusAsync() => await context.Engine.StatusAsync((await ServicesAsync()).Endpoints, context.Cancellation);

    private async Task<LocalServices> ServicesAsync() =>
        new(context.Project, BuildContext.Repository, await context.PortsAsync(), context.Secrets, context.Http);

    private async Task<(DotnetService Web, DotnetService Grafana)> PublishAsync()
    {
        var dotnet = Environment.ProcessPath ?? "dotnet";
        var runtime = new InstalledProgram(dotnet, new Dictionary<string, string>());
        var publisher = new Publisher(BuildContext.Repository, dotnet);
        var services = await Task.WhenAll(new[] { "Web", "EmbeddedGrafana" }.Select(async project =>
        {
            var (assembly, compiled) = await publisher.PublishAsync(project, context.Cancellation);
            context.Progress.Report(compiled ? $"compiled src/{project}" : $"src/{project} is unchanged, not compiled again");
            return new DotnetService(runtime, assembly);
        }));
        return (services[0], services[1]);
    }
}
