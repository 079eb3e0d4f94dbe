namespace Cortico.Testing;

/// <summary>A real Prometheus on a loopback port of its own.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private PrometheusServer(int port) => Address = new Uri($"http://127.0.0.1:{port}");

    public Uri Address { get; }

    /// <summary>Starts it with this configuration; <c>{self}</c> in it stands for its own host and port.</summary>
    public static async Task<PrometheusServer> StartAsync(string config, CancellationToken cancellation, params string[] ruleFiles)
    {
        var server = new PrometheusServer(FreePort.Next());
        var text = config.Replace("{self}", server.Address.Authority, StringComparison.Ordinal);
        if (ruleFiles.Length > 0) text += $"\nrule_files: [{string.Join(", ", ruleFiles.Select(f => $"'{f}'"))}]\n";
        await File.WriteAllTextAsync(server._folder.File("prometheus.yml"), text, cancellation);
        await server.RestartAsync(cancellation);
        return server;
    }

    /// <summary>Starts it with series that are there already and no scraping.</summary>
    /// <param name="openMetrics">Samples with time stamps, ended by <c># EOF</c>; those of one series together.</param>
    public static async Task<PrometheusServer> StartWithHistoryAsync(string openMetrics, CancellationToken cancellation)
    {
        var server = new PrometheusServer(FreePort.Next());
        await File.WriteAllTextAsync(server._folder.File("prometheus.yml"), "global: {scrape_interval: 5s}\n", cancellation);
        await File.WriteAllTextAsync(server._folder.File("history.txt"), openMetrics, cancellation);
        var promtool = await RealPrograms.FindAsync("promtool", cancellation);
        var written = await promtool.RunAsync(["tsdb", "create-blocks-from", "openmetrics", server._folder.File("history.txt"), server._folder.File("data")], cancellation);
        if (!written.Succeeded) throw new InvalidOperationException($"promtool could not write the history:\n{written.Complaint}");
        await server.RestartAsync(cancellation);
        return server;
    }

    public async Task RestartAsync(CancellationToken cancellation)
    {
        await KillAsync();
        var program = await RealPrograms.FindAsync("prometheus", cancellation);
        _process = new ChildProcess(program,
        [
            $"--config.file={_folder.File("prometheus.yml")}", $"--storage.tsdb.path={_folder.File("data")}",
            $"--web.listen-address={Address.Authority}", "--log.level=warn",
        ]);
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.TrueAsync(
            async () =>
            {
                if (_process.HasExited) throw new InvalidOperationException($"prometheus ended at once:\n{_process.Output}");
                using var answer = await http.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellation);
                return answer.IsSuccessStatusCode;
            }, TimeSpan.FromSeconds(30), cancellation);
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }
}
