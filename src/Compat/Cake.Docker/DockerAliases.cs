using System.Diagnostics.CodeAnalysis;
using Cake.Core;

namespace Cake.Docker;

/// <summary>Docker's commands, run through the command-line client; each throws a <see cref="CakeException"/> when docker fails.</summary>
public static partial class DockerAliases
{
    /// <summary>Runs a command that has no method of its own.</summary>
    public static IEnumerable<string> DockerCustomCommand(this ICakeContext context, string command) =>
        context.DockerCustomCommand(new(), command);

    /// <summary>Runs a command that has no method of its own.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">Where and how docker runs.</param>
    /// <param name="command">Everything after <c>docker</c>, as it stands: nothing is quoted.</param>
    /// <returns>The lines that docker printed to its standard output.</returns>
    public static IEnumerable<string> DockerCustomCommand(
        this ICakeContext context, DockerCustomCommandSettings settings, string command)
    {
        ThrowIfNullOrEmpty(command, nameof(command));
        // The rest keeps its blank, so that it is parted from the name by two, as the package has it.
        var end = command.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? space : command.Length;
        return Runner<DockerCustomCommandSettings>(context).RunWithResult(command[..end], settings, Enumerable.ToArray, command[end..]);
    }

    private static GenericDockerRunner<TSettings> Runner<TSettings>(ICakeContext context)
        where TSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools);
    }

    // The package throws ArgumentNullException for an empty string too.
    private static void ThrowIfNullOrEmpty([NotNull] string? value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentNullException(name);
    }
}
