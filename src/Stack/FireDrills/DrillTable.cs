using System.Globalization;
using Spectre.Console;

namespace Cortico.Stack.FireDrills;

/// <summary>A fire drill as a table: the seconds of each step, rule by rule.</summary>
public static class DrillTable
{
    public static readonly IReadOnlyList<string> Steps = ["Pending", "Firing", "told", "Normal", "told of it"];

    public static Table Of(DrillReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumns("Rule", "Cause");
        foreach (var step in Steps) table.AddColumn(new TableColumn(step).RightAligned());
        table.AddColumns("Contact points", "");
        foreach (var result in report.Results)
            table.AddRow([new Text(result.Title), new Text(result.Cause ?? ""), .. Seconds(result).Select(s => new Text(s)), new Text(string.Join(", ", result.ContactPoints)), Mark(result.Verdict)]);
        return table.Caption("Seconds from the cause, and for the last two from its end", Style.Plain);
    }

    /// <summary>The steps in the order of <see cref="Steps"/>, empty where one was not reached.</summary>
    internal static IReadOnlyList<string> Seconds(DrillResult result) =>
        [.. new[] { result.Pending, result.Firing, result.Told, result.Resolved, result.ToldResolved }.Select(step => step is { } took ? took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "")];

    internal static string Word(DrillVerdict verdict) => verdict switch { DrillVerdict.Passed => "passed", DrillVerdict.NoDrill => "no drill", _ => "failed" };

    private static Markup Mark(DrillVerdict verdict) => new($"[{(verdict == DrillVerdict.Passed ? "green" : "red")}]{Word(verdict)}[/]");
}
