using Cortico.Web.Redis;
using StackExchange.Redis;

namespace Cortico.Web.Hits;

/// <summary>The number of times the page was seen, kept in Redis so that it outlives the app and is shared by its replicas.</summary>
public sealed class HitCounter(RedisConnection redis)
{
    private static readonly RedisKey Key = "hits";

    /// <summary>Whether <see cref="IncrementAsync"/> has a chance.</summary>
    public bool CheckAvailable() => redis.CheckConnected();

    /// <summary>Counts one hit.</summary>
    /// <returns>The count including this hit; no two calls ever return the same.</returns>
    /// <exception cref="RedisException">Redis is gone or refused. Whether the hit was counted is unknown.</exception>
    /// <exception cref="TimeoutException">Redis did not answer in time. Whether the hit was counted is unknown.</exception>
    public Task<long> IncrementAsync() => redis.Database.StringIncrementAsync(Key);

    /// <summary>Reads the count without a hit.</summary>
    /// <returns>Zero when nothing was counted yet.</returns>
    /// <exception cref="RedisException">Redis is gone or refused.</exception>
    /// <exception cref="TimeoutException">Redis did not answer in time.</exception>
    public async Task<long> ReadAsync() => (long)await redis.Database.StringGetAsync(Key);
}
