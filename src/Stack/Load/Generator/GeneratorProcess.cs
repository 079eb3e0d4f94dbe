using System.Diagnostics;
using System.Text.Json;

namespace Cortico.Stack.Load;

/// <summary>
/// The generator as a process of its own, so that its figures are nobody else's. It runs as long as its standard input is
/// open: it ends by itself when the build is gone, however that went.
/// </summary>
/// <param name="dotnet">Runs it.</param>
/// <param name="assembly">tests/LoadTest, compiled.</param>
public sealed class GeneratorProcess(string dotnet, string assembly)
{
    /// <summary>.NET tells the end by a signal as shells do.</summary>
    private const int Signalled = 128;
    private const int Kill = 9;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a load to its end; cancelled, the generator is asked to end, and what it has until then is the result.</summary>
    /// <exception cref="StackException">The run could not be carried out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before it began.</exception>
    public async Task<LoadResult> RunAsync(GeneratorRequest request, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        using var process = Start();
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, LoadJson.Format));
            await process.StandardInput.FlushAsync(CancellationToken.None);
            await using var stop = cancellation.Register(process.StandardInput.Close);
            var result = await ReadAsync(process.StandardOutput, progress);
            // With a result in hand it does not matter how the process ends, or whether it has to be ended.
            if (result is not null) return result;
            cancellation.ThrowIfCancellationRequested();
            throw new StackException($"{await EndAsync(process)}: what it had measured is lost with it.\n{(await complaint).Trim()}".TrimEnd());
        }
        catch (IOException problem)
        {
            // It was gone before it was asked; .NET's own errors stand on both of its outputs.
            throw new StackException($"The load generator ended at once:\n{(await complaint).Trim()}\n{(await process.StandardOutput.ReadToEndAsync(CancellationToken.None)).Trim()}", problem);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>How it ended that has closed its output without a result, in words.</summary>
    private static async Task<string> EndAsync(Process process)
    {
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(EndLimit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return $"The load generator closed its output before it had a result, did not end within {EndLimit.TotalSeconds:0} s, and was killed";
        }
        return process.ExitCode > Signalled
            ? $"The load generator was killed by signal {process.ExitCode - Signalled}{(process.ExitCode - Signalled == Kill ? " (SIGKILL: by somebody, or by the system for want of memory)" : "")} before it had a result"
            : $"The load generator ended with {process.ExitCode} before it had a result";
    }

    private static async Task<LoadResult?> ReadAsync(StreamReader output, IProgress<LoadProgress> progress)
    {
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var message = Parse(line) ?? throw new StackException($"The load generator said what is no message:\n{line}\n{(await output.ReadToEndAsync(CancellationToken.None)).Trim()}");
            if (message.Progress is { } step) progress.Report(step);
            if (message.Error is { } error) throw new StackException(error);
            if (message.Result is { } result) return result;
        }
        return null;
    }

    /// <summary>Null for what is none, such as an error of .NET's before the generator begins.</summary>
    private static GeneratorMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<GeneratorMessage>(line, LoadJson.Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(dotnet, [assembly])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    }) ?? throw new StackException($"{dotnet} could not be started.");
}
