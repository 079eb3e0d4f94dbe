using Cortico.Web.Redis;
using StackExchange.Redis;

namespace Cortico.Web.Hits;

/// <summary>
/// The number of times the page was seen, kept in Redis so that it outlives the app and is shared by its replicas. Hits that
/// come while Redis is being asked wait and are counted together by the next command: under load that is most of the cost.
/// </summary>
public sealed class HitCounter(RedisConnection redis)
{
    private static readonly RedisKey Key = "hits";
    private readonly Lock gate = new();
    private HitBatch waiting = new();
    private bool isAsking;

    /// <summary>Whether <see cref="IncrementAsync"/> has a chance.</summary>
    public bool CheckAvailable() => redis.CheckConnected();

    /// <summary>Counts one hit.</summary>
    /// <returns>The count including this hit; no two calls ever return the same.</returns>
    /// <exception cref="RedisException">Redis is gone or refused. Whether the hit was counted is unknown.</exception>
    /// <exception cref="TimeoutException">Redis did not answer in time. Whether the hit was counted is unknown.</exception>
    public Task<long> IncrementAsync()
    {
        Task<long> count;
        bool isFirst;
        lock (gate)
        {
            count = waiting.Add();
            isFirst = !isAsking;
            isAsking = true;
        }
        if (isFirst)
            _ = CountAsync();
        return count;
    }

    /// <summary>Reads the count without a hit.</summary>
    /// <returns>Zero when nothing was counted yet.</returns>
    /// <exception cref="RedisException">Redis is gone or refused.</exception>
    /// <exception cref="TimeoutException">Redis did not answer in time.</exception>
    public async Task<long> ReadAsync() => (long)await redis.Database.StringGetAsync(Key);

    /// <summary>Goes on until nobody waits any more. What goes wrong is told to those whose hits it was about.</summary>
    private async Task CountAsync()
    {
        while (Take() is { } batch)
        {
            try
            {
                batch.Counted(await redis.Database.StringIncrementAsync(Key, batch.Size));
            }
            catch (Exception problem)
            {
                batch.Failed(problem);
            }
        }
    }

    private HitBatch? Take()
    {
        lock (gate)
        {
            isAsking = waiting.Size > 0;
            if (!isAsking)
                return null;
            var batch = waiting;
            waiting = new HitBatch();
            return batch;
        }
    }
}
