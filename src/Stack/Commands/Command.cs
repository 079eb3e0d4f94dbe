using System.ComponentModel;
using System.Diagnostics;

namespace Cortico.Stack.Commands;

/// <summary>A program to be run to its end, its output captured. Arguments reach it as they are: no shell in between.</summary>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string? WorkingDirectory { get; init; }

    /// <summary>Runs it and waits for its end. A cancelled run kills the program and everything that it started.</summary>
    /// <exception cref="StackException">The program could not be started.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellation)
    {
        using var process = Start();
        await using var killer = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new CommandResult(process.ExitCode, await output, await error);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory ?? "",
        };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new StackException($"{Program} could not be started.");
        }
        catch (Win32Exception problem)
        {
            throw new StackException($"{Program} could not be started: {problem.Message}.", problem);
        }
    }
}
