using System.Runtime.InteropServices;
using Cortico.Stack.Programs;

namespace Cortico.Testing;

/// <summary>The least that Kestrel can do, as a process of its own which can be paused and killed; needs a project that references it.</summary>
public sealed class BareServer : IAsyncDisposable
{
    private const int Stop = 19;
    private const int Continue = 18;
    private const int Kill9 = 9;
    private readonly ChildProcess _process;

    private BareServer(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    /// <summary>What runs our assemblies.</summary>
    public static InstalledProgram Dotnet { get; } = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", new Dictionary<string, string>());

    public Uri Address { get; }

    public static async Task<BareServer> StartAsync(CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var process = new ChildProcess(Dotnet, [Path.Combine(AppContext.BaseDirectory, "BareServer.dll")], new Dictionary<string, string> { ["ASPNETCORE_URLS"] = address.ToString() });
        using var http = new HttpClient { BaseAddress = address };
        await Eventually.TrueAsync(
            async () =>
            {
                if (process.HasExited) throw new InvalidOperationException($"The server ended at once:\n{process.Output}");
                return (await http.GetStringAsync(new Uri("/", UriKind.Relative), cancellation)).Length > 0;
            }, TimeSpan.FromSeconds(30), cancellation);
        return new BareServer(process, address);
    }

    /// <summary>SIGSTOP now, SIGCONT after this time.</summary>
    /// <remarks>On a thread of its own: the pool's are busy with the load.</remarks>
    public void Pause(TimeSpan time)
    {
        Send(Stop);
        new Thread(() =>
        {
            Thread.Sleep(time);
            Send(Continue);
        }) { IsBackground = true }.Start();
    }

    public void Kill()
    {
        if (!_process.HasExited) Send(Kill9);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private void Send(int signal)
    {
        if (NativeKill(_process.Id, signal) != 0) throw new InvalidOperationException($"Signal {signal} could not be sent to {_process.Id}.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int pid, int signal);
}
