using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cortico.Stack;
using Cortico.Stack.Commands;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>A whole stack in a project of its own, started and stopped by the command that users type.</summary>
public sealed class StackUnderTest : IAsyncLifetime
{
    private readonly string _name = "e2e-" + RandomNumberGenerator.GetHexString(6, lowercase: true);

    public StackUnderTest() => Project = new Project(_name, Repository.Root);

    public static RepositoryPaths Repository { get; } = RepositoryPaths.Around(AppContext.BaseDirectory);

    public PortPlan Ports { get; } = new(FreePortBlock());

    public Project Project { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>What the first <c>Up</c> printed.</summary>
    public CommandResult FirstUp { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync()
    {
        FirstUp = await RunAsync("Up");
        if (!FirstUp.Succeeded) throw new InvalidOperationException($"Up ended with {FirstUp.ExitCode}:\n{FirstUp.Output}{FirstUp.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        var down = await RunAsync(["Down", "--volumes"], CancellationToken.None);
        Http.Dispose();
        if (!down.Succeeded) throw new InvalidOperationException($"Down ended with {down.ExitCode}:\n{down.Output}{down.Error}");
    }

    /// <summary>Runs <c>./build.sh --target=TASK …</c> for this project.</summary>
    public Task<CommandResult> RunAsync(string task, params string[] arguments) => RunAsync([task, .. arguments], TestContext.Current.CancellationToken);

    public Command Build(string task, params string[] arguments) => new(
        Path.Combine(Repository.Root, "build.sh"), [$"--target={task}", $"--project={_name}", .. task == "Up" ? [$"--port-base={Ports.Base}"] : Array.Empty<string>(), .. arguments]);

    public async Task<StartedService> ServiceAsync(string name) =>
        (await StackState.LoadAsync(Project.StateFile, TestContext.Current.CancellationToken)).Services[name];

    public async Task<IReadOnlyDictionary<string, int>> PidsAsync() =>
        (await StackState.LoadAsync(Project.StateFile, TestContext.Current.CancellationToken)).Services.ToDictionary(s => s.Key, s => s.Value.Process.Pid);

    /// <summary>Kills a service as <c>kill -9</c> does and waits until it is gone.</summary>
    public async Task KillAsync(string service)
    {
        var started = await ServiceAsync(service);
        using (var process = Process.GetProcessById(started.Process.Pid)) process.Kill();
        await Eventually.TrueAsync(() => Task.FromResult(!ProcessTable.IsAlive(started.Process)), TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

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

    private Task<CommandResult> RunAsync(string[] arguments, CancellationToken cancellation) => Build(arguments[0], arguments[1..]).RunAsync(cancellation);

    private static int FreePortBlock()
    {
        while (true)
        {
            var first = RandomNumberGenerator.GetInt32(20_000, 30_000);
            if (Enumerable.Range(first, 5).All(port => !PortHolder.IsTaken(port))) return first;
        }
    }
}
