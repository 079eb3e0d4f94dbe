using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cortico.Stack.Files;
using Cortico.Stack.Reports;

namespace Cortico.Stack.FireDrills;

/// <summary>A fire drill's result for machines: JSON, JUnit's XML, and Markdown for the summary of a CI run.</summary>
public static class DrillFiles
{
    private const string Name = "firedrill";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Named after the drill's project, so that two drills do not write the same.</summary>
    /// <returns>The files that were written.</returns>
    /// <exception cref="StackException">One could not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(DrillReport report, string folder, CancellationToken cancellation)
    {
        var files = Paths(folder, report.Project);
        string[] contents = [JsonSerializer.Serialize(report, Format), JUnit(report), Markdown(report)];
        foreach (var (file, content) in files.Zip(contents)) await WholeFile.WriteAsync(file, content, cancellation);
        return files;
    }

    /// <summary>Removes what an earlier drill of this project wrote: of one that does not reach its end nothing shall look like a result.</summary>
    public static void Remove(string folder, string project)
    {
        foreach (var file in Paths(folder, project).Where(File.Exists)) File.Delete(file);
    }

    private static IReadOnlyList<string> Paths(string folder, string project) => [.. new[] { "json", "xml", "md" }.Select(extension => Path.Combine(folder, $"{project}.{extension}"))];

    /// <summary>A test case for each rule; one without a drill is a failure too.</summary>
    internal static string JUnit(DrillReport report) => JUnitXml.Write("FireDrill", report.At, report.Took, [new JUnitSuite($"FireDrill on the {report.Engine} engine", [.. report.Results.Select(Case)])]);

    private static JUnitCase Case(DrillResult result) => new(
        Name, $"{result.Title} ({result.RuleUid})", (result.Told ?? TimeSpan.Zero) + (result.ToldResolved ?? TimeSpan.Zero), string.Join('\n', result.Problems),
        result.Verdict == DrillVerdict.Passed ? null : result.Problems.Count > 0 ? result.Problems[0] : DrillTable.Word(result.Verdict));

    internal static string Markdown(DrillReport report)
    {
        var lines = new List<string>
        {
            $"### Fire drill {(report.Passed ? "passed" : "failed")}: {report.Results.Count(r => r.Verdict == DrillVerdict.Passed)} of {report.Results.Count} alert rules fired, were told and resolved ({report.Engine} engine, {Seconds(report.Took)} s)",
            "",
            $"| Rule | {string.Join(" | ", DrillTable.Steps)} | Verdict |",
            $"|---|{string.Concat(DrillTable.Steps.Select(_ => "--:|"))}---|",
        };
        lines.AddRange(report.Results.Select(result => $"| {MarkdownText.Cell(result.Title)} | {string.Join(" | ", DrillTable.Seconds(result))} | {DrillTable.Word(result.Verdict)} |"));
        lines.AddRange(["", "Seconds from the cause, and for the last two from its end."]);
        lines.AddRange(report.Results.SelectMany(result => result.Problems.Select(problem => $"- {MarkdownText.Cell(result.Title)}: {MarkdownText.Cell(problem)}")));
        lines.AddRange(report.Notes.Select(note => $"- {MarkdownText.Cell(note)}"));
        return string.Join('\n', lines) + '\n';
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
