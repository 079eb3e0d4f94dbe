using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cortico.Stack;
using Cortico.Stack.Commands;
using Cortico.Stack.Engines;

namespace Cortico.EndToEnd.Tests;

/// <summary>A whole stack in a project of its own, started and stopped by the command that users type.</summary>
/// <param name="engine">What the tests of every engine need to know of this one.</param>
public class StackUnderTest(EngineUnderTest engine) : IAsyncLifetime
{
    /// <summary>Two stacks start beside each other, and images are built: services have longer than users would wait.</summary>
    private const string Patient = "--timeout=180";
    private readonly string _name = "e2e-" + RandomNumberGenerator.GetHexString(6, lowercase: true);
    private string? _whyNot;

    public static RepositoryPaths Repository { get; } = RepositoryPaths.Around(AppContext.BaseDirectory);

    public EngineUnderTest Engine => engine;

    public PortPlan Ports { get; } = new(FreePorts.Block(5));

    public Project Project => new(_name, Repository.Root);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>What the first <c>Up</c> printed.</summary>
    public CommandResult FirstUp { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync()
    {
        _whyNot = await engine.WhyNotAsync(CancellationToken.None);
        if (_whyNot is not null) return;
        FirstUp = await RunAsync("Up");
        if (!FirstUp.Succeeded) throw new InvalidOperationException($"Up ended with {FirstUp.ExitCode}:\n{FirstUp.Output}{FirstUp.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_whyNot is not null) return;
        var down = await RunAsync(["Down", "--volumes"], CancellationToken.None);
        if (!down.Succeeded) throw new InvalidOperationException($"Down ended with {down.ExitCode}:\n{down.Output}{down.Error}");
        var left = await engine.LeftoversAsync(Project, CancellationToken.None);
        GC.SuppressFinalize(this);
        if (left.Count > 0) throw new InvalidOperationException($"Down left: {string.Join(", ", left)}");
    }

    /// <summary>Says of each test that it did not run, and why, where this machine can't run the engine.</summary>
    public void RequireEngine() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    /// <summary>Another stack on the same engine, not started.</summary>
    public StackUnderTest Another() => new(engine);

    /// <summary>Runs <c>./build.sh --target=TASK …</c> for this project.</summary>
    public Task<CommandResult> RunAsync(string task, params string[] arguments) => RunAsync([task, .. arguments], TestContext.Current.CancellationToken);

    /// <remarks>The app has its fault endpoints, so that tests of alerts and loads can break it.</remarks>
    public Command Build(string task, params string[] arguments) => new(
        Path.Combine(Repository.Root, "build.sh"),
        [$"--target={task}", $"--project={_name}", .. task is "Up" or "Scale" or "FireDrill" ? [Patient] : Array.Empty<string>(), .. task == "Up" ? [$"--port-base={Ports.Base}", .. engine.UpArguments] : Array.Empty<string>(), .. arguments])
    {
        Environment = new Dictionary<string, string> { ["FaultInjection__Enabled"] = "true" },
    };

    /// <summary>Process or container of each service with the moment of its start: equal only for one that was left alone.</summary>
    public Task<IReadOnlyDictionary<string, string>> InstancesAsync() => engine.InstancesAsync(Project, TestContext.Current.CancellationToken);

    /// <summary>Kills a service as <c>kill -9</c> does and waits until it is gone; nothing starts it again by itself.</summary>
    public Task KillAsync(string service) => engine.KillAsync(Project, service, TestContext.Current.CancellationToken);

    /// <summary>The number in the app's answer; every call counts one up.</summary>
    public async Task<long> HitAsync()
    {
        var text = await Http.GetStringAsync(Ports.Web, TestContext.Current.CancellationToken);
        return long.Parse(text.Split(' ').First(word => word.All(char.IsAsciiDigit)));
    }

    public async Task<JsonElement> GrafanaAsync(string path)
    {
        var password = await new SecretStore(Project.SecretFolder).ReadAsync(SecretName.Grafana, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Ports.Grafana, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{GrafanaAccount.User}:{password}")));
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))).RootElement.Clone();
    }

    /// <summary>Values of an instant query, by the label <c>service</c>.</summary>
    public async Task<ILookup<string, double>> QueryAsync(string expression)
    {
        var answer = await Http.GetStringAsync(new Uri(Ports.Prometheus, $"/api/v1/query?query={Uri.EscapeDataString(expression)}"), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
            .ToLookup(s => s.GetProperty("metric").TryGetProperty("service", out var service) ? service.GetString()! : "", s => double.Parse(s.GetProperty("value")[1].GetString()!));
    }

    private Task<CommandResult> RunAsync(string[] arguments, CancellationToken cancellation) => Build(arguments[0], arguments[1..]).RunAsync(cancellation);
}
