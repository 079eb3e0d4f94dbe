using System.Text.Json;
using Cortico.Stack.Load;
using Spectre.Console;

namespace Cortico.Bench.Load;

/// <summary>The load engine's figures as tables for people and as JSON for machines.</summary>
/// <param name="Ratios">What the rates come to.</param>
/// <param name="Open">The open model's.</param>
/// <param name="Busy">Runnable processes of the machine before the first run and after the last (load average of a minute); what makes the figures doubtful.</param>
internal sealed record LoadBenchReport(DateTimeOffset At, int Processors, string Runtime, IReadOnlyList<double> Busy, IReadOnlyList<ToolRate> Tools, IReadOnlyList<LoadFigure> Ratios, IReadOnlyList<LoadFigure> Open)
{
    public void Write(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Tool", "Endpoint", "Requests/s", "Runs", "To hey", "Known");
        foreach (var column in table.Columns.Skip(2)) column.RightAligned();
        foreach (var tool in Tools)
        {
            var hey = Tools.FirstOrDefault(t => t.Tool == LoadBench.Hey && t.Endpoint == tool.Endpoint)?.Rate;
            table.AddRow(
                new Text(tool.Tool), new Text(tool.Endpoint), new Text(tool.Rate?.ToString("#,0") ?? tool.Problem ?? ""), new Text(string.Join(' ', tool.Rates.Select(r => r.ToString("#,0")))),
                new Text((tool.Rate / hey)?.ToString("0.00") ?? ""), new Text(tool.Known?.ToString("0.00") ?? ""));
        }
        console.Write(table);
        var figures = new Table().Border(TableBorder.Rounded).AddColumns("Figure", "Value", "Goal", "Reached");
        foreach (var figure in Ratios.Concat(Open))
            figures.AddRow(new Text(figure.Name), new Text(figure.Value is { } value ? $"{value:#,0.00#} {figure.Unit}".Trim() : "not measured"), new Text(figure.Goal), new Text(figure.IsReached is { } reached ? reached ? "yes" : "no" : ""));
        figures.Columns[1].RightAligned();
        console.Write(figures);
        console.WriteLine($"{Processors} processors, load average {string.Join(" and ", Busy.Select(b => b.ToString("0.0")))} before and after");
    }

    public async Task SaveAsync(string file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, LoadJson.Indented), cancellation);
    }
}
