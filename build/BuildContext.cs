using Cake.Core;
using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Spectre.Console;

namespace Cortico.Build;

/// <summary>What the tasks share: the command line, the clone, the project, and a console that people read.</summary>
public sealed class BuildContext : FrostingContext
{
    private IStack? _stack;

    public BuildContext(ICakeContext context) : base(context)
    {
        Parameters = BuildParameters.Read(context.Arguments);
        // Services get it from this process, as they get the user's own variables.
        if (Parameters.Allow is { } allowed) System.Environment.SetEnvironmentVariable(UserVariables.AllowedTargets, allowed);
        Project = new Project(Parameters.Project, Repository.Root);
        Secrets = new SecretStore(Project.SecretFolder);
        Output = ConsoleOutput.Create();
        Stages = new StageTimes(TimeProvider.System);
    }

    /// <summary>The clone that this build was compiled in.</summary>
    public static RepositoryPaths Repository { get; } = RepositoryPaths.Around(AppContext.BaseDirectory);

    public BuildParameters Parameters { get; }

    public Project Project { get; }

    public SecretStore Secrets { get; }

    public IAnsiConsole Output { get; }

    public StageTimes Stages { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

    /// <summary>Ends with Ctrl-C and SIGTERM.</summary>
    public CancellationToken Cancellation { get; } = BuildLifetime.Interrupted;

    public IProgress<string> Progress => new ConsoleProgress(Output);

    /// <summary>The dashboards, alert rules and contact points to import.</summary>
    public string GrafanaFolder => Path.GetFullPath(Parameters.GrafanaFolder, Repository.Root);

    /// <summary>The installed Grafana that the user named, or null.</summary>
    public string? GrafanaHome => Parameters.GrafanaHome is { } folder ? Path.GetFullPath(folder, Repository.Root) : null;

    /// <summary>The stack on the engine that it runs on, that was asked for, or that this machine has.</summary>
    public async Task<IStack> StackAsync() => _stack ??= await StackChoice.MakeAsync(this);

    /// <summary>Generates the project's passwords where there are none; one given by the user wins.</summary>
    public async Task EnsureSecretsAsync()
    {
        await Secrets.EnsureAsync(SecretName.Redis, null, Cancellation);
        await Secrets.EnsureAsync(SecretName.Grafana, Parameters.GrafanaPassword, Cancellation);
    }

    /// <summary>The ports asked for, else those that the running stack has, else the usual ones.</summary>
    public async Task<PortPlan> PortsAsync()
    {
        if (Parameters.PortBase is { } asked) return PortPlan.Of(asked);
        var state = await StackState.LoadAsync(Project.StateFile, Cancellation);
        return PortPlan.Of(state.PortBase == 0 ? PortPlan.DefaultBase : state.PortBase);
    }
}
