using System.Text.Json;
using Spectre.Console;

namespace Cortico.Bench;

/// <summary>The figures as a table for people and as JSON for machines.</summary>
internal sealed record BenchReport(DateTimeOffset At, int Processors, string Runtime, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Figure", "Embedded", "Goal", "Reached", "Real Grafana 12.4, two cores");
        table.Columns[1].RightAligned();
        foreach (var figure in Figures)
            table.AddRow(new Text(figure.Name), new Text($"{figure.Value.ToString(figure.Value < 100 ? "0.0#" : "#,0")} {figure.Unit}"), new Text(figure.Goal), new Text(figure.IsReached switch { true => "yes", false => "no", null => "" }), new Text(figure.RealGrafana));
        console.Write(table);
    }

    public async Task SaveAsync(string file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Format), cancellation);
    }
}
