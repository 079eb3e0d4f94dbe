using StackExchange.Redis;

namespace Cortico.Web.Redis;

public static class RedisFailure
{
    /// <summary>
    /// Whether Redis was not there, was too late, or refused (loading, read-only, wrong password);
    /// anything else is our own mistake and must not look like an outage.
    /// </summary>
    public static bool IsOutage(this Exception error) => error is RedisException or TimeoutException;
}
