using System.Globalization;
using System.Text.Json.Nodes;
using Cortico.Testing;
using StackExchange.Redis;

namespace Cortico.Prometheus.Tests;

/// <summary>Real Redis, web app, process exporter and Prometheus, configured by the repository's own files.</summary>
public sealed class MonitoredWeb : IAsyncLifetime
{
    private readonly TemporaryFolder _state = new();
    private readonly HttpClient _http = new();
    private ChildProcess? _exporter;
    private PrometheusServer? _prometheus;

    public RedisServer Redis { get; private set; } = null!;

    public WebServer Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Redis = await RedisServer.StartAsync(cancellation);
        await LimitRedisAsync();
        Web = await WebServer.StartAsync(WebServer.SettingsFor(Redis), cancellation, $"--stack-folder={_state.File("web")}");
        var exporter = await StartExporterAsync(cancellation);
        _prometheus = await PrometheusServer.StartAsync(
            Repository.RenderPrometheus(Repository.Rules, Web.Address.Authority, "{self}", exporter), cancellation);
        _http.BaseAddress = _prometheus.Address;
    }

    /// <summary>The values of an instant query, NaN left out, by label <c>service</c> where there is one.</summary>
    public async Task<IReadOnlyList<(string? Service, double Value)>> QueryAsync(string expression)
    {
        var path = new Uri("/api/v1/query?query=" + Uri.EscapeDataString(expression), UriKind.Relative);
        var answer = JsonNode.Parse(await _http.GetStringAsync(path, TestContext.Current.CancellationToken))!;
        return
        [
            .. from sample in answer["data"]!["result"]!.AsArray()
               let value = double.Parse((string)sample["value"]![1]!, CultureInfo.InvariantCulture)
               where !double.IsNaN(value)
               select ((string?)sample["metric"]!["service"], value),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_prometheus is not null) await _prometheus.DisposeAsync();
        if (_exporter is not null) await _exporter.DisposeAsync();
        if (Web is not null) await Web.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
        _state.Dispose();
    }

    /// <summary>As the engines do, so that there is a limit to show.</summary>
    private async Task LimitRedisAsync()
    {
        await using var administrator = await ConnectionMultiplexer.ConnectAsync($"{Redis.ConnectionString},allowAdmin=true");
        await administrator.GetServers()[0].ConfigSetAsync("maxmemory", "96mb");
    }

    private async Task<string> StartExporterAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(_state.File("process-exporter")).FullName;
        var config = Path.Combine(folder, "process-exporter.yml");
        await File.WriteAllTextAsync(config, Repository.RenderProcessExporter(_state.Path), cancellation);
        var address = $"127.0.0.1:{FreePort.Next()}";
        var program = await RealPrograms.FindAsync("prometheus-process-exporter", cancellation);
        _exporter = new ChildProcess(program, [$"-config.path={config}", $"-web.listen-address={address}", "-threads=false", "-recheck", "-gather-smaps=false"]);
        return address;
    }
}
