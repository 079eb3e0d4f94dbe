using Cortico.Stack;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Health;
using Cortico.Stack.Programs;
using Cortico.Stack.Prometheus;

namespace Cortico.Build;

/// <summary>The Grafana that this command line is about, and the files that belong into it.</summary>
public sealed class GrafanaTarget(BuildContext context) : IDisposable
{
    private static readonly ProjectFolder Folder = new("cortico-test", "Cortico");
    private GrafanaApi? _api;

    /// <summary>The stack's own Grafana, or the one of <c>--grafana-url</c>.</summary>
    /// <exception cref="StackException">No password is given for another Grafana, or the stack was never up.</exception>
    public async Task<GrafanaApi> ApiAsync() => _api ??= new GrafanaApi(await ConnectionAsync());

    public async Task<GrafanaResources> ResourcesAsync()
    {
        return await GrafanaResources.LoadAsync(context.GrafanaFolder, new ResourceSettings
        {
            Project = Project.DefaultName,
            Folder = Folder,
            Root = BuildContext.Repository.Root,
            Variables = new Dictionary<string, string>
            {
                ["PROMETHEUS_URL"] = Environment.GetEnvironmentVariable("PROMETHEUS_URL") ?? (await PrometheusAsync()).GetLeftPart(UriPartial.Authority),
            },
        }, context.Cancellation);
    }

    public async Task<GrafanaImporter> ImporterAsync() => new(await ApiAsync(), await PromQlCheckerAsync(), new ImportOptions
    {
        RecordFile = Path.Combine(context.Project.Folder, "imported.json"),
        DataSourceLimit = context.Parameters.Timeout,
    });

    /// <summary>The dashboards that the files bring.</summary>
    public async Task<IReadOnlyCollection<string>> DashboardUidsAsync() => [.. (await ResourcesAsync()).Dashboards.Select(dashboard => dashboard.Uid)];

    /// <summary>The Prometheus that runs, else promtool where it is at hand, else none.</summary>
    public async Task<IPromQlChecker?> PromQlCheckerAsync()
    {
        var address = (await context.PortsAsync()).Prometheus;
        if (await new HttpHealthCheck(context.Http, new Uri(address, "/-/ready")).ProblemAsync(context.Cancellation) is null)
            return new PrometheusPromQlChecker(new PrometheusApi(context.Http, address));
        return ProgramStore.OfThisUser().Find(ProgramSpec.Promtool) is { } promtool ? new PromtoolPromQlChecker(promtool) : null;
    }

    public void Dispose() => _api?.Dispose();

    /// <summary>Prometheus as that Grafana reaches it; another Grafana is taken to reach the published port.</summary>
    private async Task<Uri> PrometheusAsync() => context.Parameters.GrafanaUrl is null
        ? await (await context.StackAsync()).PrometheusForGrafanaAsync()
        : (await context.PortsAsync()).Prometheus;

    private async Task<GrafanaConnection> ConnectionAsync()
    {
        var parameters = context.Parameters;
        if (parameters.GrafanaUrl is { } other)
            return GrafanaConnection.WithPassword(other, parameters.GrafanaUser, parameters.GrafanaPassword
                ?? throw new StackException($"--grafana-url={other} needs a password: set the variable {GrafanaAccount.PasswordVariable}, or give --grafana-password."));
        var password = await context.Secrets.ReadAsync(SecretName.Grafana, context.Cancellation);
        return GrafanaConnection.WithPassword((await context.PortsAsync()).Grafana, GrafanaAccount.User, password);
    }
}
