using Spectre.Console;

namespace Cortico.Build;

/// <summary>Writes each step of a long task as a line of its own, at once.</summary>
public sealed class ConsoleProgress(IAnsiConsole console) : IProgress<string>
{
    public void Report(string value) => console.MarkupLineInterpolated($"[grey]·[/] {value}");
}
