using System.Globalization;
using System.Text.Json.Nodes;
using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.FireDrills;

/// <summary>The web app holds as much memory as it takes to come to <see cref="Share"/> of its limit.</summary>
public sealed class MemoryCause(FaultApi faults, PrometheusApi prometheus, TimeProvider time) : ICause
{
    /// <summary>Beyond the 80 % that the rule allows; what is left to 100 % is for the app's own ups and downs, as a container that reaches its limit is killed.</summary>
    private const double Share = 0.88;
    private const double Mebibyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private bool _began;

    public string What => $"web holds memory, to {Share:0 %} of its limit";

    public string Report { get; private set; } = "no memory was taken";

    public async Task StartAsync(CancellationToken cancellation)
    {
        var limit = await FigureAsync("service:memory_limit_bytes", cancellation);
        var used = await FigureAsync("service:memory_working_set_bytes", cancellation);
        var megabytes = (int)((limit * Share - used) / Mebibyte);
        if (megabytes < 1)
        {
            Report = $"the app uses {used / Mebibyte:0} of {limit / Mebibyte:0} MiB by itself";
            return;
        }
        _began = true;
        Report = $"{used / Mebibyte:0} of {limit / Mebibyte:0} MiB were used, {megabytes} more asked for: {await faults.StartAsync($"memory?mb={megabytes}", cancellation)}";
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_began) await faults.EndAsync("memory", cancellation);
    }

    /// <summary>A figure of the web app, which is there some seconds after the start of Prometheus.</summary>
    private async Task<double> FigureAsync(string series, CancellationToken cancellation)
    {
        var query = $"{series}{{service=\"{ServiceName.Web}\"}}";
        var value = await Wait.ForAsync(async () => ValueOf(await prometheus.QueryAsync(query, cancellation)), figure => figure is not null, Patience, time, cancellation);
        return value ?? throw new StackException($"Prometheus at {prometheus.Address} had no {query} within {Patience.TotalSeconds:0} s, so it is not known how much memory to take. Does it scrape the figures of processes or containers? ./build.sh --target=Verify says more.");
    }

    private static double? ValueOf(JsonObject data) =>
        data["result"] is JsonArray { Count: > 0 } result ? double.Parse(result[0]!["value"]![1]!.GetValue<string>(), CultureInfo.InvariantCulture) : null;
}
