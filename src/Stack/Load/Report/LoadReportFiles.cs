using System.Text.Json;
using Cortico.Stack.Files;

namespace Cortico.Stack.Load;

/// <summary>Where a run's reports lie.</summary>
/// <param name="Html">For people: one file, to be opened in a browser, with no network.</param>
/// <param name="Json">For programs: everything but the drawn panels.</param>
/// <param name="JUnit">For CI: the verdict.</param>
/// <param name="Markdown">For a CI's summary.</param>
public sealed record LoadReportFiles(string Html, string Json, string JUnit, string Markdown)
{
    /// <summary>Writes the reports of a run; each file is written whole or not at all.</summary>
    /// <exception cref="StackException">One of them can't be written.</exception>
    public static async Task<LoadReportFiles> WriteAsync(LoadReport report, string folder, CancellationToken cancellation)
    {
        var files = new LoadReportFiles(Path.Combine(folder, "report.html"), Path.Combine(folder, "result.json"), Path.Combine(folder, "junit.xml"), Path.Combine(folder, "summary.md"));
        await WholeFile.WriteAsync(files.Json, JsonSerializer.Serialize(report with { Panels = [] }, LoadJson.Indented) + "\n", cancellation);
        await WholeFile.WriteAsync(files.JUnit, JUnitReport.Write(report), cancellation);
        await WholeFile.WriteAsync(files.Markdown, MarkdownReport.Write(report), cancellation);
        await WholeFile.WriteAsync(files.Html, HtmlReport.Write(report), cancellation);
        return files;
    }
}
