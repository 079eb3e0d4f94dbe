using Cortico.Stack.Checks;
using Cortico.Stack.Engines;
using Spectre.Console;

namespace Cortico.Build;

/// <summary>What was done with services, and what was found on the machine, as tables.</summary>
public static class ServiceTables
{
    public static void Write(this IAnsiConsole console, IReadOnlyList<ServiceChange> changes)
    {
        var table = ConsoleOutput.NewTable("Service", "Was", "Healthy after");
        foreach (var change in changes) table.AddRow(change.Service, change.What, Figures.Duration(change.HealthyAfter));
        console.Write(table);
    }

    /// <summary>Where the time went.</summary>
    public static void Write(this IAnsiConsole console, StageTimes stages)
    {
        var table = ConsoleOutput.NewTable("Stage", "Time");
        table.Columns[1].RightAligned();
        foreach (var (stage, took) in stages.All) table.AddRow(stage, Figures.Duration(took));
        console.Write(table);
    }

    public static void Write(this IAnsiConsole console, string title, IEnumerable<Finding> findings)
    {
        var table = ConsoleOutput.NewTable(title, "", "Found", "What to do");
        foreach (var finding in findings)
            table.AddRow(new Text(finding.Subject), Mark(finding), new Text(finding.Says), new Text(finding.Remedy ?? ""));
        console.Write(table);
    }

    private static Markup Mark(Finding finding) => new(finding switch { { Blocks: true } => "[red]missing[/]", { Remedy: not null } => "[yellow]beware[/]", _ => "[green]fine[/]" });
}
