using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cortico.Stack.Load;

/// <summary>The verdict for people at a console: what came of it first, then each check.</summary>
public static class VerdictTable
{
    public static IRenderable Of(Verdict verdict)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[] { "", "Subject", "Check", "Limit", "Measured", "Note" }) table.AddColumn(column);
        foreach (var check in verdict.Checks)
            table.AddRow(Mark(check.Passed), new Text(check.Subject), new Text(check.Name), new Text(check.Limit), new Text(check.Measured, check.Passed ? Style.Plain : new Style(Color.Red)), new Text(check.Note ?? ""));
        return new Rows(
        [
            table,
            .. verdict.Warnings.Select(warning => new Markup($"[yellow]beware[/] {Markup.Escape(warning)}")),
            new Markup($"[bold {(verdict.Passed ? "green" : "red")}]LoadTest {verdict.Summary}[/]"),
        ]);
    }

    private static Markup Mark(bool passed) => new(passed ? "[green]✓[/]" : "[red]✗[/]");
}
