using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.FireDrills;

/// <summary>The drill of each rule in grafana/alerting/rules. A rule of your own gets its line here.</summary>
public sealed class DrillBook(FaultApi faults, PrometheusApi prometheus, IServiceSwitch services, TimeProvider time)
{
    /// <summary>Where to add one, for messages.</summary>
    public const string File = "src/Stack/FireDrills/DrillBook.cs";

    public IReadOnlyList<Drill> Drills { get; } =
    [
        new("cortico-memory-high", ServiceName.Web, DrillStage.Together, new MemoryCause(faults, prometheus, time)),
        new("cortico-cpu-high", ServiceName.Web, DrillStage.Together, new CpuCause(faults)),
        new("cortico-error-ratio", ServiceName.Web, DrillStage.Together, new RepeatedCalls("requests answered 500", "error?code=500", faults, time)),
        new("cortico-latency-p99", ServiceName.Web, DrillStage.Together, new RepeatedCalls("requests of a second", "latency?ms=1000", faults, time)),
        new("cortico-redis-away", ServiceName.Redis, DrillStage.WithoutRedis, new StoppedService(ServiceName.Redis, services)),
        new("cortico-target-down", ServiceName.Web, DrillStage.WithoutWeb, new StoppedService(ServiceName.Web, services)),
    ];
}
