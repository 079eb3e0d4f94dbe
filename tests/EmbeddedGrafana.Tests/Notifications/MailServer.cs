using System.Globalization;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>A real mail server, msmtpd: each mail becomes a file, its recipients in the first line.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess? _process;

    public string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<MailServer> StartAsync(CancellationToken cancellation)
    {
        var server = new MailServer();
        var program = await RealPrograms.FindAsync(new ProgramSpec("msmtpd", "msmtp-mta"), cancellation);
        var script = server._folder.File("keep.sh");
        await File.WriteAllTextAsync(script, $"""
            #!/bin/sh
            file=$(mktemp {server._folder.Path}/mail.XXXXXX)
            echo "$@" > "$file"
            cat >> "$file"
            mv "$file" "$file.eml"
            """, cancellation);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        server._process = new ChildProcess(program, ["--interface=127.0.0.1", $"--port={server._port}", $"--command={script} %F --"]);
        await Eventually.TrueAsync(async () =>
        {
            using var client = new System.Net.Sockets.TcpClient();
            try
            {
                await client.ConnectAsync("127.0.0.1", server._port, cancellation);
                return true;
            }
            catch (System.Net.Sockets.SocketException error)
            {
                return server._process.HasExited ? throw new InvalidOperationException(server._process.Output, error) : false;
            }
        }, TimeSpan.FromSeconds(20), cancellation);
        return server;
    }

    /// <summary>Waits for so many mails.</summary>
    public async Task<IReadOnlyList<(string Envelope, MimeKit.MimeMessage Message)>> MailsAsync(int count, CancellationToken cancellation)
    {
        var files = await Eventually.GetAsync(() => Task.FromResult(Directory.GetFiles(_folder.Path, "*.eml")), found => found.Length >= count, TimeSpan.FromSeconds(20), cancellation);
        return [.. files.Select(file =>
        {
            var text = File.ReadAllText(file);
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            using var rest = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text[(end + 1)..]));
            return (text[..end], MimeKit.MimeMessage.Load(rest, cancellation));
        })];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
