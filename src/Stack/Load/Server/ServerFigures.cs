using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What Prometheus says of the web app over a run, from the last scrape before it to the first after it.</summary>
public sealed record ServerFigures
{
    /// <summary>The scrape before the load.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The scrape after it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Route templates whose requests are counted here.</summary>
    public required ImmutableArray<string> Routes { get; init; }

    /// <summary>Requests counted: the exact difference of the raw counters, over all instances.</summary>
    public required Figure Requests { get; init; }

    /// <summary>The same by status code.</summary>
    public ImmutableArray<StatusCount> Statuses { get; init; } = [];

    /// <summary>Share of 5xx, 0 to 1.</summary>
    public required Figure ErrorRatio { get; init; }

    /// <summary>Milliseconds, interpolated within a bucket as <c>histogram_quantile</c> does.</summary>
    public required Figure P50 { get; init; }

    /// <inheritdoc cref="P50"/>
    public required Figure P95 { get; init; }

    /// <inheritdoc cref="P50"/>
    public required Figure P99 { get; init; }

    /// <summary>Cores, over all instances; the highest between two scrapes of the measured time.</summary>
    public required Figure CpuMax { get; init; }

    /// <summary>Cores, over all instances; CPU time of the measured time by its length.</summary>
    public required Figure CpuMean { get; init; }

    /// <summary>Highest working set in bytes.</summary>
    public required Figure MemoryMax { get; init; }

    /// <summary>Highest share of the memory limit, 0 to 1.</summary>
    public required Figure MemoryRatio { get; init; }

    /// <summary>Redis' commands a second, the highest between two scrapes of the measured time.</summary>
    public required Figure RedisOperations { get; init; }

    /// <summary>By how much the counter in Redis rose.</summary>
    public required Figure Hits { get; init; }

    /// <summary>Restarts, instances that came or went: each a sentence, and each a possible cause of a gap.</summary>
    public ImmutableArray<string> Incidents { get; init; } = [];

    /// <summary>Cores in equal parts of the measured time, from the app's own CPU counter; empty where it was not to be had.</summary>
    public ImmutableArray<double> CpuSlices { get; init; } = [];

    public ImmutableArray<ServerSeries> Series { get; init; } = [];

    /// <summary>Where nothing could be read at all.</summary>
    public static ServerFigures Missing(IEnumerable<string> routes, DateTimeOffset at, string why)
    {
        var none = Figure.None(why);
        return new ServerFigures
        {
            From = at, To = at, Routes = [.. routes], Requests = none, ErrorRatio = none, P50 = none, P95 = none, P99 = none,
            CpuMax = none, CpuMean = none, MemoryMax = none, MemoryRatio = none, RedisOperations = none, Hits = none,
        };
    }
}
