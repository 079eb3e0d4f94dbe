using System.Net;
using Cortico.Stack;
using Cortico.Stack.Engines;
using Cortico.Stack.Files;
using Cortico.Stack.FireDrills;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Prometheus;

namespace Cortico.Build;

/// <summary>
/// The stack that a fire drill is held in: a project of its own beside the one of the command line, with ports, data and
/// a Grafana of its own. Disposed, it is gone.
/// </summary>
public sealed class DrillStack : IAsyncDisposable
{
    private const string Suffix = "-drill";

    /// <summary>In the project's folder: this stack is a drill's, and may be removed with its data unasked.</summary>
    private const string Mark = "fire-drill";

    /// <summary>Those of the stack, and one for the receiver.</summary>
    private const int Ports = 6;

    private readonly BuildContext _context;
    private readonly IStack _stack;
    private readonly HostRoute _route;
    private readonly FileLock _alone;

    private DrillStack(BuildContext context, IStack stack, HostRoute route, FileLock alone)
    {
        _context = context;
        _stack = stack;
        _route = route;
        _alone = alone;
    }

    private int ReceiverPort => _context.Parameters.PortBase!.Value + Ports - 1;

    /// <summary>As the drill's Grafana calls it.</summary>
    private Uri Receiver => new($"http://{_route.Host}:{ReceiverPort}/");

    /// <summary>Removes what a drill that was killed left, and settles where this one is held. Nothing is started.</summary>
    /// <param name="results">Where results go; those of an earlier drill are removed.</param>
    /// <exception cref="StackException">Another drill of this project runs, or a stack of the user's has the drill's name.</exception>
    public static async Task<DrillStack> PrepareAsync(BuildContext context, string results)
    {
        var name = context.Project.Name + Suffix;
        if (!Project.IsName(name)) throw new StackException($"A fire drill runs in a project of its own, here {name}, and that name is too long: 40 characters at most. Use a shorter --{Arguments.Project}.");
        var alone = FileLock.TryAcquire(Path.Combine(results, $"{name}.lock"))
            ?? throw new StackException($"A fire drill of project {context.Project.Name} runs already: wait for its end.");
        try
        {
            DrillFiles.Remove(results, name);
            await RemoveRemainsAsync(context, name);
            Environment.SetEnvironmentVariable(FaultApi.Variable, "true");
            var own = await OwnAsync(context, name);
            var stack = await own.StackAsync();
            var route = await stack.HostForGrafanaAsync();
            // Beside what the user allows, for the embedded Grafana; a real one asks nobody.
            var receiver = $"{route.Host}:{own.Parameters.PortBase + Ports - 1}";
            own = own.With(own.Parameters with { Engine = stack.Engine, Allow = string.Join(',', new[] { Environment.GetEnvironmentVariable(Stack.Local.UserVariables.AllowedTargets), receiver }.Where(part => !string.IsNullOrEmpty(part))) });
            return new DrillStack(own, await own.StackAsync(), route, alone);
        }
        catch
        {
            alone.Dispose();
            throw;
        }
    }

    public async Task<DrillReport> RunAsync()
    {
        var begin = TimeProvider.System.GetTimestamp();
        var at = TimeProvider.System.GetUtcNow();
        using var grafana = new GrafanaTarget(_context);
        var files = await grafana.ResourcesAsync();
        var all = DrilledRule.Of(files);
        var rules = Chosen(all);
        var resources = DrillResources.Of(files, Receiver);
        await GrafanaImporter.CheckAsync(resources, promQl: null, _context.Cancellation);
        await _stack.PreflightAsync();
        await PrivateFile.WriteAsync(MarkOf(_context.Project), "A fire drill's stack: the drill removes it at its end.\n", _context.Cancellation);
        await using var receiver = await NotificationReceiver.ListenAsync(new IPEndPoint(_route.Listen, ReceiverPort), TimeProvider.System, _context.Cancellation);
        _context.Output.Write(await _stack.UpAsync());

        var importer = await grafana.ImporterAsync();
        var plan = await importer.PlanAsync(resources, ImportScope.Alerts, _context.Cancellation);
        await _context.Stages.MeasureAsync("import alerts", () => importer.ApplyAsync(plan, _context.Progress, _context.Cancellation));

        var ports = await _context.PortsAsync();
        var prometheus = new PrometheusApi(_context.Http, ports.Prometheus);
        var book = new DrillBook(new FaultApi(_context.Http, ports.Web), prometheus, _stack, TimeProvider.System);
        var drill = new DrillRun(rules, book.Drills, await grafana.ApiAsync(), prometheus, receiver, new DrillPatience(), _context.Progress, TimeProvider.System);
        await _context.Stages.MeasureAsync("until Grafana uses the contact points", () => drill.AwaitContactPointAsync(Receiver, _context.Cancellation));
        var results = await _context.Stages.MeasureAsync("drills", () => drill.RunAsync(_context.Cancellation));
        var notes = rules.Count == all.Count ? drill.Strays().Concat(drill.Unheard(resources.Receivers.Select(one => one.ContactPoint))) : drill.Strays();
        return new DrillReport(_context.Project.Name, _stack.Engine, at, TimeProvider.System.GetElapsedTime(begin), results, [.. notes]);
    }

    /// <summary>Stops the stack, removes its data and proves that nothing is left, also when all else was interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _context.Stages.MeasureAsync("remove the drill's stack", async () => await (await _context.Uninterrupted().StackAsync()).DownAsync());
        }
        finally
        {
            _alone.Dispose();
        }
    }

    /// <summary>On the engine that it says itself that it runs on.</summary>
    private static async Task RemoveRemainsAsync(BuildContext context, string name)
    {
        var remains = context.With(context.Parameters with { Project = name, Volumes = true, Engine = EngineName.Auto, Grafana = Stack.Local.GrafanaKind.Auto, GrafanaHome = null });
        if (!Directory.Exists(remains.Project.Folder)) return;
        if (!File.Exists(MarkOf(remains.Project)))
            throw new StackException($"A fire drill of project {context.Project.Name} runs in a project named {name} and removes that with its data, but {remains.Project.Folder} is of no drill. If you need it no more: ./build.sh --target=Down --project={name} --volumes. Else give the stack that you drill another name.");
        context.Progress.Report($"a drill before this one did not end: removing project {name}");
        await (await remains.StackAsync()).DownAsync();
    }

    private static string MarkOf(Project project) => Path.Combine(project.Folder, Mark);

    /// <summary>The drill's own scope: the engine that the project runs on where it runs, else as asked.</summary>
    private static async Task<BuildContext> OwnAsync(BuildContext context, string name)
    {
        var runs = await StackState.LoadAsync(context.Project.StateFile, context.Cancellation);
        var asked = context.Parameters;
        var follows = asked.Engine == EngineName.Auto && File.Exists(context.Project.StateFile);
        return context.With(asked with
        {
            Project = name,
            Engine = follows ? runs.Engine : asked.Engine,
            Images = asked.Images ?? runs.Images,
            PortBase = asked.PortBase ?? FreePorts.Block(Ports),
            Volumes = true,
            GrafanaUrl = null,
        });
    }

    private IReadOnlyList<DrilledRule> Chosen(IReadOnlyList<DrilledRule> all)
    {
        var asked = _context.Parameters.Rules;
        if (asked.Except(all.Select(rule => rule.Uid)).ToList() is { Count: > 0 } unknown)
            throw new StackException($"--{Arguments.Rule}={string.Join(',', unknown)}: there is no such rule in {_context.GrafanaFolder}. There are: {string.Join(", ", all.Select(rule => rule.Uid))}.");
        if (all.Count == 0) throw new StackException($"There is no alert rule in {_context.GrafanaFolder} to be tried.");
        return asked.Count == 0 ? all : [.. all.Where(rule => asked.Contains(rule.Uid))];
    }
}
