using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Cortico.Testing;

/// <summary>A real Redis on a loopback port of its own, with a password and a data folder that outlives a restart.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private readonly string _sync;

    private RedisServer(string sync) => _sync = sync;

    public int Port { get; } = FreePort.Next();

    public string Password { get; } = RandomNumberGenerator.GetHexString(24);

    /// <summary>In StackExchange.Redis' own form.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},password={Password}";

    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="sync">When it writes to the disk: after each command, so that a killed one has lost nothing, or <c>everysec</c> as the stack's.</param>
    public static async Task<RedisServer> StartAsync(CancellationToken cancellation, string sync = "always")
    {
        var server = new RedisServer(sync);
        await server.RestartAsync(cancellation);
        return server;
    }

    /// <summary>Starts it again on the same port with the data that it had.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await KillAsync();
        var program = await RealPrograms.FindAsync("redis-server", cancellation);
        var settings = $"""
            port {Port}
            bind 127.0.0.1
            requirepass {Password}
            dir {_folder.Path}
            appendonly yes
            appendfsync {_sync}
            """;
        await File.WriteAllTextAsync(_folder.File("redis.conf"), settings, cancellation);
        _process = new ChildProcess(program, [_folder.File("redis.conf")]);
        await Eventually.TrueAsync(AnswersAsync, TimeSpan.FromSeconds(20), cancellation);
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited) throw new InvalidOperationException($"redis-server ended at once:\n{_process.Output}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {Password}\r\nPING\r\n"));
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadLineAsync() == "+OK" && await reader.ReadLineAsync() == "+PONG";
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return false;
        }
    }
}
