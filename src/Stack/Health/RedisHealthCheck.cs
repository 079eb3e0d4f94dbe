using System.Net;
using StackExchange.Redis;

namespace Cortico.Stack.Health;

/// <summary>Healthy when Redis accepts the password and answers PING: not while it still loads its data.</summary>
public sealed class RedisHealthCheck(EndPoint address, Func<CancellationToken, Task<string>> password) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        var options = new ConfigurationOptions
        {
            EndPoints = { address },
            Password = await password(cancellation),
            AbortOnConnectFail = true,
            ConnectRetry = 1,
            ConnectTimeout = (int)Limit.TotalMilliseconds,
        };
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellation);
            await redis.GetDatabase().PingAsync().WaitAsync(cancellation);
            return null;
        }
        catch (RedisException problem)
        {
            return $"{address}: {problem.Message.Split('\n')[0]}";
        }
    }
}
