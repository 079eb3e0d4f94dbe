using Cortico.Stack.Grafana.Import;
using Spectre.Console;

namespace Cortico.Build;

/// <summary>Plans and imports as tables.</summary>
public static class ImportTables
{
    public static void Write(this IAnsiConsole console, ImportPlan plan)
    {
        Write(console, plan.Changes, action => action.ToString().ToLowerInvariant());
        foreach (var change in plan.Changes)
            foreach (var difference in change.Differences)
                console.MarkupLineInterpolated($"  [grey]{change.Title}[/] {difference.ToString()}");
        foreach (var note in plan.Notes) console.MarkupLineInterpolated($"[yellow]note[/] {note}");
    }

    public static void Write(this IAnsiConsole console, ImportResult result)
    {
        Write(console, result.Changes, Done);
        console.MarkupLineInterpolated($"{result.ToString()} in {Figures.Duration(result.Elapsed)}");
    }

    private static void Write(IAnsiConsole console, IEnumerable<ResourceChange> changes, Func<ChangeAction, string> word)
    {
        var table = ConsoleOutput.NewTable("Resource", "Title", "");
        foreach (var change in changes)
        {
            var colour = change.Action switch { ChangeAction.Unchanged => "grey", ChangeAction.Prune => "red", _ => "green" };
            table.AddRow(new Text(change.Kind.ToString()), new Text(change.Title), new Markup($"[{colour}]{word(change.Action)}[/]"));
        }
        console.Write(table);
        foreach (var change in changes)
            foreach (var note in change.Notes) console.MarkupLineInterpolated($"[yellow]note[/] {change.Name}: {note}");
    }

    private static string Done(ChangeAction action) => action switch
    {
        ChangeAction.Create => "created",
        ChangeAction.Update => "updated",
        ChangeAction.Prune => "pruned",
        _ => "unchanged",
    };
}
