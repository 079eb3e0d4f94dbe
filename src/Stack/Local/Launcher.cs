using Cortico.Stack.Engines;

using System.Diagnostics;

namespace Cortico.Stack.Local;

/// <summary>
/// Starts a service so that it outlives the build: in a session and process group of its own (setsid), so that a
/// Ctrl-C for the build does not reach it, its output appended to its log.
/// </summary>
internal static class Launcher
{
    /// <summary>Variables of the build that a service may need; the rest of the build's environment is not its business.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "DOTNET_ROOT", "XDG_CACHE_HOME"];

    /// <summary>"$0" is the log; the shell replaces itself, so that the process id stays that of the service.</summary>
    private const string Script = "umask 077; exec setsid \"$@\" >>\"$0\" 2>&1 </dev/null";

    public static StartedService Start(ServiceDefinition service, ServiceLog log)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, log.Path, service.Program.Path, .. service.Arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = service.WorkingDirectory ?? "",
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        foreach (var (name, value) in service.Program.Environment) start.Environment[name] = value;
        foreach (var (name, value) in service.Environment) start.Environment[name] = value;
        log.Rotate();
        using var process = Process.Start(start) ?? throw new StackException($"{service.Program.Path} could not be started.");
        var identity = ProcessTable.Identify(process.Id) ?? new ProcessIdentity(process.Id, 0, "");
        return new StartedService(identity, service.Fingerprint(), service.Endpoint.Address);
    }
}
