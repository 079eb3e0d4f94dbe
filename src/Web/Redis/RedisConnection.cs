using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Cortico.Web.Redis;

/// <summary>
/// The one connection to Redis. It is opened before the web server listens, whether or not Redis answers,
/// and mends itself afterwards.
/// </summary>
public sealed partial class RedisConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger)
    : IHostedService, IAsyncDisposable
{
    private ConnectionMultiplexer? multiplexer;
    private int lastSeen = Unknown;
    private string lastFailure = NoAnswer;

    private const string NoAnswer = "no answer";
    private const int Unknown = -1, Away = 0, There = 1;

    /// <summary><c>host:port</c>, as configured.</summary>
    public string Address => options.Value.Address;

    /// <summary>How long a caller should wait at most for anything that Redis does.</summary>
    public TimeSpan Timeout => TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);

    /// <summary>
    /// Whether a connection stands, without asking Redis: costs nothing, so that a request need not fail by an
    /// exception. A change is logged, once: the client repeats its failures at each attempt, and is silent about
    /// a server that hangs.
    /// </summary>
    public bool CheckConnected()
    {
        var connected = multiplexer is { IsConnected: true };
        var seen = connected ? There : Away;
        if (Volatile.Read(ref lastSeen) == seen || Interlocked.Exchange(ref lastSeen, seen) == seen)
            return connected;
        if (connected)
            LogThere(Address);
        else
            LogAway(Address, Interlocked.Exchange(ref lastFailure, NoAnswer));
        return connected;
    }

    public IDatabase Database => Multiplexer.GetDatabase();

    public IServer Server => Multiplexer.GetServers()[0];

    private ConnectionMultiplexer Multiplexer =>
        multiplexer ?? throw new InvalidOperationException("Redis is used before the host started the connection.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configuration = await RedisConfiguration.CreateAsync(options.Value, cancellationToken);
        multiplexer = await ConnectionMultiplexer.ConnectAsync(configuration);
        multiplexer.ConnectionRestored += (_, _) => CheckConnected();
        multiplexer.ConnectionFailed += (_, failure) =>
        {
            lastFailure = Describe(failure);
            CheckConnected();
        };
        CheckConnected();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (multiplexer is null)
            return;
        // Closing is not losing: nothing to report from here on.
        lastSeen = Away;
        await multiplexer.DisposeAsync();
    }

    private static string Describe(ConnectionFailedEventArgs failure) =>
        failure.Exception?.GetBaseException() is { } cause and not RedisConnectionException
            ? $"{failure.FailureType}: {cause.Message}"
            : failure.FailureType.ToString();

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis at {Address} answers")]
    private partial void LogThere(string address);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Redis at {Address} is away ({Reason}); requests are answered 503 until it is back")]
    private partial void LogAway(string address, string? reason);
}
