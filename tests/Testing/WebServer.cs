using System.Text.RegularExpressions;
using Cortico.Stack.Commands;
using Cortico.Stack.Programs;

namespace Cortico.Testing;

/// <summary>The real web app as a process of its own, on a port that it picked itself; needs a project that references it.</summary>
public sealed partial class WebServer : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private WebServer(ChildProcess process) => _process = process;

    /// <summary>Talks to the app; its patience is far beyond what any answer may take.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    public Uri Address => Http.BaseAddress!;

    /// <summary>Everything that it logged so far, one JSON object a line.</summary>
    public string Log => _process.Output;

    /// <param name="settings">Environment variables, for example <c>Redis__Address</c>.</param>
    /// <param name="cancellation">Ends the wait, not the app.</param>
    /// <param name="arguments">Command line; it means nothing to the app, but names it to the process exporter.</param>
    public static async Task<WebServer> StartAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellation, params string[] arguments)
    {
        var process = Launch(new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }, arguments);
        var server = new WebServer(process);
        var address = await Eventually.GetAsync(
            () => process.HasExited
                ? throw new InvalidOperationException($"The web app ended at once:\n{process.Output}")
                : Task.FromResult(Listening().Match(process.Output).Groups["address"].Value),
            address => address.Length > 0,
            TimeSpan.FromSeconds(30),
            cancellation);
        server.Http.BaseAddress = new Uri(address);
        return server;
    }

    /// <summary>Starts it connected to this Redis.</summary>
    public static Task<WebServer> StartAsync(RedisServer redis, CancellationToken cancellation, params (string Name, string Value)[] settings) =>
        StartAsync(SettingsFor(redis).Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).ToDictionary(), cancellation);

    public static IReadOnlyDictionary<string, string> SettingsFor(RedisServer redis) => new Dictionary<string, string>
    {
        ["Redis__Address"] = $"127.0.0.1:{redis.Port}",
        ["Redis__Password"] = redis.Password,
    };

    /// <summary>Runs it to its end, as for <c>--health</c> or with settings that it refuses.</summary>
    public static Task<CommandResult> RunAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellation, params string[] arguments) =>
        (Dotnet.Command([Assembly, .. arguments]) with { Environment = settings }).RunAsync(cancellation);

    /// <summary>Asks it to end, by SIGTERM.</summary>
    public async Task TerminateAsync(CancellationToken cancellation)
    {
        var asked = await new Command("sh", "-c", $"kill -TERM {_process.Id}").RunAsync(cancellation);
        if (asked.ExitCode != 0) throw new InvalidOperationException(asked.Error);
    }

    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }

    private static InstalledProgram Dotnet { get; } =
        new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", new Dictionary<string, string>());

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "Web.dll");

    private static ChildProcess Launch(IReadOnlyDictionary<string, string> settings, string[] arguments) =>
        new(Dotnet, [Assembly, .. arguments], settings);

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
