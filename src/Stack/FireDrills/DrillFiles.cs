using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;

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
    public static async Task<IReadOnlyList<string>> WriteAsync(DrillReport report, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var files = new Dictionary<string, string> { ["json"] = JsonSerializer.Serialize(report, Format), ["xml"] = JUnit(report).ToString(), ["md"] = Markdown(report) };
        foreach (var (extension, content) in files) await File.WriteAllTextAsync(Path.Combine(folder, $"{report.Project}.{extension}"), content, cancellation);
        return [.. files.Keys.Select(extension => Path.Combine(folder, $"{report.Project}.{extension}"))];
    }

    /// <summary>A test case for each rule; one without a drill is a failure too.</summary>
    internal static XDocument JUnit(DrillReport report) => new(new XElement("testsuites", new XElement("testsuite",
        new XAttribute("name", $"FireDrill on the {report.Engine} engine"), new XAttribute("tests", report.Results.Count),
        new XAttribute("failures", report.Results.Count(result => result.Verdict != DrillVerdict.Passed)), new XAttribute("errors", 0),
        new XAttribute("timestamp", report.At.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)), new XAttribute("time", Seconds(report.Took)),
        report.Results.Select(result => new XElement("testcase",
            new XAttribute("classname", Name), new XAttribute("name", $"{result.Title} ({result.RuleUid})"),
            new XAttribute("time", Seconds((result.Told ?? TimeSpan.Zero) + (result.ToldResolved ?? TimeSpan.Zero))),
            result.Verdict == DrillVerdict.Passed ? null : new XElement("failure", new XAttribute("message", result.Problems.Count > 0 ? result.Problems[0] : ""), string.Join('\n', result.Problems)))))));

    internal static string Markdown(DrillReport report)
    {
        var lines = new List<string>
        {
            $"### Fire drill {(report.Passed ? "passed" : "failed")}: {report.Results.Count(r => r.Verdict == DrillVerdict.Passed)} of {report.Results.Count} alert rules fired, were told and resolved ({report.Engine} engine, {Seconds(report.Took)} s)",
            "",
            $"| Rule | {string.Join(" | ", DrillTable.Steps)} | Verdict |",
            $"|---|{string.Concat(DrillTable.Steps.Select(_ => "--:|"))}---|",
        };
        lines.AddRange(report.Results.Select(result => $"| {Cell(result.Title)} | {string.Join(" | ", DrillTable.Seconds(result))} | {DrillTable.Word(result.Verdict)} |"));
        lines.AddRange(["", "Seconds from the cause, and for the last two from its end."]);
        lines.AddRange(report.Results.SelectMany(result => result.Problems.Select(problem => $"- {Cell(result.Title)}: {Cell(problem)}")));
        lines.AddRange(report.Strays.Select(stray => $"- {Cell(stray)}"));
        return string.Join('\n', lines) + '\n';
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
