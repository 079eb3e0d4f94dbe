using Cortico.Stack.Commands;

namespace Cortico.Stack.Programs;

/// <summary>A program that is on this machine, and what its environment needs so that it runs from where it lies.</summary>
/// <param name="Path">Full path of the executable.</param>
/// <param name="Environment">Variables to set for it; empty for a program that the system installed.</param>
public sealed record InstalledProgram(string Path, IReadOnlyDictionary<string, string> Environment)
{
    public Command Command(params IReadOnlyList<string> arguments) => new(Path, arguments) { Environment = Environment };

    /// <summary>Runs it to its end with these arguments.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Command(arguments).RunAsync(cancellation);
}
