using Cortico.Web.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cortico.Web.Health;

/// <summary>Healthy when Redis answers <c>PING</c> in time.</summary>
public sealed class RedisHealthCheck(RedisConnection redis, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!redis.CheckConnected())
            return HealthCheckResult.Unhealthy($"there is no connection to {redis.Address}");
        var start = time.GetTimestamp();
        try
        {
            await redis.Database.PingAsync().WaitAsync(redis.Timeout, cancellationToken);
            return HealthCheckResult.Healthy($"{redis.Address} answered in {time.GetElapsedTime(start).TotalMilliseconds:0.0} ms");
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"{redis.Address} did not answer PING within {redis.Timeout.TotalMilliseconds:0} ms");
        }
        catch (Exception error) when (error.IsOutage())
        {
            return HealthCheckResult.Unhealthy($"{redis.Address} refused PING: {error.Message}");
        }
    }
}
