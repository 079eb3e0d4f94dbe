using System.Reflection;
using Prometheus;

namespace Cortico.Web.Monitoring;

public static class MonitoringExtensions
{
    /// <summary>What <c>/metrics</c> says beside the requests: the process, the .NET runtime, the app's version, and Redis.</summary>
    public static void AddMonitoring(this WebApplicationBuilder builder)
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions
        {
            SuppressEventCounters = true,
            SuppressDebugMetrics = true,
        });
        // Every other meter of the framework repeats what RequestMetrics says, and costs time in each request.
        Metrics.ConfigureMeterAdapter(meters =>
            meters.InstrumentFilterPredicate = instrument => instrument.Meter.Name == "System.Runtime");
        Metrics.CreateGauge("app_info", "Always 1; the label says which version runs.", ["version"])
            .WithLabels(Version)
            .Set(1);
        builder.Services.AddSingleton<RedisMetrics>();
    }

    /// <summary><c>GET /metrics</c> for Prometheus.</summary>
    public static void MapMonitoring(this WebApplication app)
    {
        var redis = app.Services.GetRequiredService<RedisMetrics>();
        Metrics.DefaultRegistry.AddBeforeCollectCallback(redis.CollectAsync);
        app.MapMetrics().DisableHttpMetrics();
    }

    /// <summary>Without the commit that the SDK appends after a plus sign.</summary>
    private static string Version =>
        typeof(MonitoringExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
