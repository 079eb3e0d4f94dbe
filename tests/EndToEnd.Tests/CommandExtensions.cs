using Cortico.Stack.Commands;

namespace Cortico.EndToEnd.Tests;

internal static class CommandExtensions
{
    /// <summary>The same with one more variable.</summary>
    public static Command With(this Command command, string variable, string value) =>
        command with { Environment = new Dictionary<string, string>(command.Environment) { [variable] = value } };
}
