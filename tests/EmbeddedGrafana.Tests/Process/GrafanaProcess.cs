using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Process;

/// <summary>The embedded Grafana as a process of its own, with nothing but Grafana's variables.</summary>
internal sealed partial class GrafanaProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private GrafanaProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:secret"u8));
    }

    /// <summary>Logged in as administrator.</summary>
    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>What it has written so far.</summary>
    public string Log => _process.Output;

    /// <summary>Runs the server's assembly, which lies beside the tests'.</summary>
    public static Task<GrafanaProcess> StartAsync(string dataFolder, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> variables) =>
        StartAsync(["exec", Path.Combine(AppContext.BaseDirectory, "EmbeddedGrafana.dll")], dataFolder, cancellation, variables);

    /// <param name="dotnet">Arguments of the <c>dotnet</c> command.</param>
    /// <param name="variables">Beside the usual ones, or in their place.</param>
    public static async Task<GrafanaProcess> StartAsync(IReadOnlyList<string> dotnet, string dataFolder, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> variables)
    {
        // A port of the server's own choice: one picked here could be another test's by the time it listens.
        var all = new Dictionary<string, string>
        {
            ["GF_SERVER_HTTP_PORT"] = "0",
            ["GF_SECURITY_ADMIN_PASSWORD"] = "secret",
            ["GF_PATHS_DATA"] = dataFolder,
        };
        foreach (var (name, value) in variables) all[name] = value;
        var process = Start(dotnet, all);
        var address = await Eventually.GetAsync(
            () => process.HasExited
                ? throw new InvalidOperationException($"It ended at once with {process.ExitCode}:\n{process.Output}")
                : Task.FromResult(Listening.Match(process.Output).Groups[1].Value),
            found => found.Length > 0, TimeSpan.FromSeconds(60), cancellation);
        return new GrafanaProcess(process, new Uri(address));
    }

    /// <summary>Starts it without waiting for anything.</summary>
    public static ChildProcess Start(IReadOnlyList<string> dotnet, IReadOnlyDictionary<string, string> variables) =>
        new(new InstalledProgram(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", new Dictionary<string, string>()), dotnet, variables);

    public async Task<int> SaveAsync(string uid, int revision, CancellationToken cancellation)
    {
        using var body = new StringContent(
            $$"""{"dashboard": {"uid": "{{uid}}", "title": "{{uid}}", "revision": {{revision}}, "panels": [{"id": 1, "description": "{{new string('x', 4000)}}"}]}, "overwrite": true}""", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri("/api/dashboards/db", UriKind.Relative), body, cancellation);
        return (int)answer.StatusCode;
    }

    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Client.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening { get; }
}
