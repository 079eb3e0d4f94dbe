using StackExchange.Redis;

namespace Cortico.Web.Redis;

/// <summary>Turns our settings into the client's, tuned to fail at once and to come back by itself.</summary>
public static class RedisConfiguration
{
    /// <summary>How often the client looks for timed-out commands and for a server that is back.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(200);

    /// <exception cref="FormatException">The address is not <c>host:port</c>.</exception>
    /// <exception cref="IOException">The password file can't be read.</exception>
    public static async Task<ConfigurationOptions> CreateAsync(RedisOptions options, CancellationToken cancellationToken)
    {
        if (!RedisAddress.TryParse(options.Address, out var address))
            throw new FormatException($"Redis__Address is \"{options.Address}\": expected host:port.");

        return new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port } },
            Password = await ReadPasswordAsync(options, cancellationToken),
            ClientName = "cortico-web",
            // Redis may start after us, or restart under us: neither is a reason to stop.
            AbortOnConnectFail = false,
            ConnectRetry = 1,
            ConnectTimeout = options.TimeoutMilliseconds,
            AsyncTimeout = options.TimeoutMilliseconds,
            SyncTimeout = options.TimeoutMilliseconds,
            HeartbeatInterval = Heartbeat,
            ReconnectRetryPolicy = new LinearRetry((int)Heartbeat.TotalMilliseconds),
            // A request that waits for a server that is gone holds memory and tells its caller nothing.
            BacklogPolicy = BacklogPolicy.FailFast,
            // The client counts INFO, which /metrics needs, among the administrator's commands.
            AllowAdmin = true,
            // One server and no subscriptions: without these the client opens a second connection and reads a key that nobody set.
            ConfigurationChannel = "",
            TieBreaker = "",
        };
    }

    private static async Task<string?> ReadPasswordAsync(RedisOptions options, CancellationToken cancellationToken) =>
        options.PasswordFile is { Length: > 0 } file
            ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim()
            : options.Password;
}
