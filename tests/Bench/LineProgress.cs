using Spectre.Console;

namespace Cortico.Bench;

/// <summary>Each step a line, at once.</summary>
internal sealed class LineProgress(IAnsiConsole console) : IProgress<string>
{
    public void Report(string value) => console.MarkupLineInterpolated($"[grey]·[/] {value}");
}
