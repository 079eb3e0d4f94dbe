using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Cortico.Stack;
using Cortico.Stack.Compilation;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Bench;

/// <summary>The embedded Grafana as the local engine runs it: published, with its settings, on a loopback port of its own.</summary>
internal sealed class GrafanaServer : IAsyncDisposable
{
    private const string Password = "bench-only";
    private const string Dotnet = "dotnet";
    private readonly TemporaryFolder _folder;
    private readonly ChildProcess _process;

    private GrafanaServer(TemporaryFolder folder, ChildProcess process, Uri address, TimeSpan startedIn)
    {
        _folder = folder;
        _process = process;
        StartedIn = startedIn;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = Credentials;
    }

    public static AuthenticationHeaderValue Credentials { get; } = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));

    public HttpClient Http { get; }

    /// <summary>From the start of the process to the first healthy answer, with an empty data folder.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>In MiB.</summary>
    public double ResidentMemory => ProcessTable.ResidentBytes(_process.Id) / (1024.0 * 1024.0);

    /// <summary>CPU time used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            using var process = Process.GetProcessById(_process.Id);
            return process.TotalProcessorTime;
        }
    }

    public static async Task<GrafanaServer> StartAsync(CancellationToken cancellation)
    {
        var repository = RepositoryPaths.Around(AppContext.BaseDirectory);
        var (assembly, _) = await new Publisher(repository, Dotnet).PublishAsync("EmbeddedGrafana", cancellation);
        var folder = new TemporaryFolder();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var begin = Stopwatch.GetTimestamp();
        var process = new ChildProcess(new InstalledProgram(Dotnet, new Dictionary<string, string>()), [assembly], new Dictionary<string, string>
        {
            ["GF_SERVER_HTTP_PORT"] = $"{address.Port}",
            ["GF_SECURITY_ADMIN_PASSWORD"] = Password,
            ["GF_PATHS_DATA"] = folder.Path,
            ["GF_LOG_LEVEL"] = "warn",
            ["GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL"] = "10s",
        });
        using var probe = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        await Eventually.TrueAsync(
            async () =>
            {
                if (process.HasExited) throw new InvalidOperationException($"The embedded Grafana ended at once:\n{process.Output}");
                using var answer = await probe.GetAsync(new Uri("/api/health", UriKind.Relative), cancellation);
                return answer.IsSuccessStatusCode;
            }, TimeSpan.FromSeconds(60), cancellation);
        return new GrafanaServer(folder, process, address, Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Sends JSON and returns the answer's body.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> SendAsync(HttpMethod method, string path, string json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await Http.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}: {body}\n{_process.Output}");
    }

    /// <summary>A client with a session, as a browser has it.</summary>
    public async Task<HttpClient> LogInAsync(CancellationToken cancellation)
    {
        var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = true, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = Http.BaseAddress,
            Timeout = TimeSpan.FromSeconds(60),
        };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = "admin", ["password"] = Password, ["redirectTo"] = "/" });
        using var answer = await browser.PostAsync(new Uri("/page/login", UriKind.Relative), form, cancellation);
        return answer.Headers.Contains("Set-Cookie") ? browser : throw new InvalidOperationException($"The login was answered {(int)answer.StatusCode} without a session.\n{_process.Output}");
    }

    public Task AddPrometheusAsync(Uri prometheus, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, "/api/datasources", $$$"""{"uid":"prometheus","name":"Prometheus","type":"prometheus","access":"proxy","url":"{{{prometheus}}}","jsonData":{"httpMethod":"POST","timeInterval":"1s"}}""", cancellation);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
