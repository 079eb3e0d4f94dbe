using System.Text;

namespace Cortico.Stack.Load;

/// <summary>The verdict as Markdown, for a CI's summary: first line the verdict, then the table.</summary>
public static class MarkdownReport
{
    public static string Write(LoadReport report)
    {
        var text = new StringBuilder();
        text.Append($"**{(report.Verdict.Passed ? "✅" : "❌")} {Cell(report.Title)}: {report.Verdict.Summary}**\n\n");
        text.Append("| | Subject | Check | Limit | Measured | Note |\n|---|---|---|---|---|---|\n");
        foreach (var check in report.Verdict.Checks)
            text.Append($"| {(check.Passed ? "✓" : "**✗**")} | {Cell(check.Subject)} | {Cell(check.Name)} | {Cell(check.Limit)} | {Cell(check.Measured)} | {Cell(check.Note ?? "")} |\n");
        if (!report.Verdict.Warnings.IsEmpty) text.Append('\n');
        foreach (var warning in report.Verdict.Warnings) text.Append($"- ⚠ {Cell(warning)}\n");
        text.Append("\n| Scenario | Requests | Per second | Failed | p50 | p95 | p99 | p99.9 | Max |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var scenario in report.Result.Scenarios)
        {
            var latency = scenario.Latency;
            text.Append($"| {Cell(scenario.Plan.Name)} | {scenario.Requests.All} | {InWords.Short(scenario.Rate)} | {scenario.Requests.Failed} | ");
            text.AppendJoin(" | ", new[] { latency.P50, latency.P95, latency.P99, latency.P999, latency.Max }.Select(InWords.Milliseconds)).Append(" |\n");
        }
        text.Append($"\n{Cell(PlanText.Of(report.Plan))}. Latency counts from the moment each request was due. {Cell(report.Result.Engine)} on {Cell(report.Machine.ToString())}.\n");
        return text.ToString();
    }

    /// <summary>One line without anything that Markdown, HTML or a table would read.</summary>
    private static string Cell(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
            plain.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        return plain.ToString();
    }
}
