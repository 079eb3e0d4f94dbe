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

    public BuildContext(ICakeContext context) : this(context, BuildParameters.Read(context.Arguments))
    {
    }

    private BuildContext(ICakeContext context, BuildParameters parameters) : base(context)
    {
        Parameters = parameters;
        // Services get it from this process, as they get the user's own variables.
        if (Parameters.Allow is { } allowed) System.Environment.SetEnvironmentVariable(UserVariables.AllowedTargets, allowed);
        Project = new Project(Parameters.Project, Repository.Root);
        Secrets = new SecretStore(Project.SecretFolder);
    }

    /// <summary>The clone that this build was compiled in.</summary>
    public static RepositoryPaths Repository { get; } = RepositoryPaths.Around(AppContext.BaseDirectory);

    public BuildParameters Parameters { get; }

    public Project Project { get; }

    public SecretStore Secrets { get; }

    public IAnsiConsole Output { get; private init; } = ConsoleOutput.Create();

    public StageTimes Stages { get; private init; } = new(TimeProvider.System);

    public HttpClient Http { get; private init; } = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

    /// <summary>Ends with Ctrl-C and SIGTERM.</summary>
    public CancellationToken Cancellation { get; private init; } = BuildLifetime.Interrupted;

    public IProgress<string> Progress => new ConsoleProgress(Output);

    /// <summary>The dashboards, alert rules and contact points to import.</summary>
    public string GrafanaFolder => Path.GetFullPath(Parameters.GrafanaFolder, Repository.Root);

    /// <summary>The installed Grafana that the user named, or null.</summary>
    public string? GrafanaHome => Parameters.GrafanaHome is { } folder ? Path.GetFullPath(folder, Repository.Root) : null;

    /// <summary>The stack on the engine that it runs on, that was asked for, or that this machine has.</summary>
    public async Task<IStack> StackAsync() => _stack ??= await StackChoice.MakeAsync(this);

    /// <summary>The same run as if it had been given other arguments: another project beside this one.</summary>
    public BuildContext With(BuildParameters parameters) => new(this, parameters) { Output = Output, Stages = Stages, Http = Http, Cancellation = Cancellation };

    /// <summary>The same run, printed elsewhere.</summary>
    public BuildContext WritingTo(IAnsiConsole console) => new(this, Parameters) { Output = console, Stages = Stages, Http = Http, Cancellation = Cancellation };

    /// <summary>The same for cleaning up, which goes on when all else was interrupted.</summary>
    public BuildContext Uninterrupted() => new(this, Parameters) { Output = Output, Stages = Stages, Http = Http, Cancellation = CancellationToken.None };

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
