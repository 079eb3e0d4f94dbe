using Cortico.Web.Hits;
using Cortico.Web.Redis;
using Prometheus;

namespace Cortico.Web.Monitoring;

/// <summary>
/// Redis's own figures, asked for at each scrape, under the names that redis_exporter gave them. While Redis is away
/// only <c>redis_up 0</c> is left: an old figure would look like a living one.
/// </summary>
public sealed partial class RedisMetrics(RedisConnection redis, HitCounter hits, ILogger<RedisMetrics> logger)
{
    // Replicas of the app report the same Redis: the address lets a query tell it apart from a second one.
    private static readonly string[] Labels = ["addr"];

    private readonly Gauge up = Gauge("redis_up", "1 when Redis answered this scrape's INFO in time, else 0.");
    private readonly Gauge memoryUsed = Gauge("redis_memory_used_bytes", "Bytes that Redis has allocated.");
    private readonly Gauge memoryMax = Gauge("redis_memory_max_bytes", "The maxmemory setting in bytes; 0 is no limit.");
    private readonly Gauge clients = Gauge("redis_connected_clients", "Client connections.");
    private readonly Gauge count = Gauge("cortico_hits", "Value of the hit counter in Redis.");
    private readonly Counter commands = Counter("redis_commands_processed_total", "Commands processed.");
    private readonly Counter found = Counter("redis_keyspace_hits_total", "Reads that found their key.");
    private readonly Counter missed = Counter("redis_keyspace_misses_total", "Reads that found no key.");
    private readonly Counter evicted = Counter("redis_evicted_keys_total", "Keys that were dropped for maxmemory.");

    /// <summary>Asks Redis, and never longer than its timeout; to be called before each collection.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        if (!redis.CheckConnected())
        {
            Clear();
            return;
        }

        try
        {
            var info = redis.Server.InfoAsync();
            var value = hits.ReadAsync();
            await Task.WhenAll(info, value).WaitAsync(redis.Timeout, cancellationToken);
            Show(RedisSample.Parse(await info), await value);
        }
        catch (Exception error) when (error.IsOutage())
        {
            Clear();
        }
        catch (FormatException error)
        {
            // prometheus-net would keep it to itself.
            LogUnreadable(error);
            Clear();
        }
    }

    private void Show(RedisSample sample, long value)
    {
        up.WithLabels(redis.Address).Set(1);
        count.WithLabels(redis.Address).Set(value);
        memoryUsed.WithLabels(redis.Address).Set(sample.UsedMemory);
        memoryMax.WithLabels(redis.Address).Set(sample.MaxMemory);
        clients.WithLabels(redis.Address).Set(sample.ConnectedClients);
        Advance(commands, sample.TotalCommandsProcessed);
        Advance(found, sample.KeyspaceHits);
        Advance(missed, sample.KeyspaceMisses);
        Advance(evicted, sample.EvictedKeys);
    }

    private void Clear()
    {
        up.WithLabels(redis.Address).Set(0);
        foreach (var gauge in (Gauge[])[count, memoryUsed, memoryMax, clients])
            gauge.RemoveLabelled(redis.Address);
        foreach (var counter in (Counter[])[commands, found, missed, evicted])
            counter.RemoveLabelled(redis.Address);
    }

    /// <summary>Takes over a counter of Redis's, which begins again at zero when Redis does.</summary>
    private void Advance(Counter counter, double value)
    {
        if (value < counter.WithLabels(redis.Address).Value)
            counter.RemoveLabelled(redis.Address);
        counter.WithLabels(redis.Address).IncTo(value);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "/metrics goes without Redis's figures: its answer can't be read")]
    private partial void LogUnreadable(Exception error);

    private static Gauge Gauge(string name, string help) => Metrics.CreateGauge(name, help, Labels);

    private static Counter Counter(string name, string help) => Metrics.CreateCounter(name, help, Labels);
}
