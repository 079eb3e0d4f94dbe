using System.Text;
using Cortico.Stack.Reports;

namespace Cortico.Stack.Load;

/// <summary>The verdict as Markdown, for a CI's summary: first line the verdict, then the table.</summary>
public static class MarkdownReport
{
    public static string Write(LoadReport report)
    {
        var text = new StringBuilder();
        text.Append($"**{(report.Verdict.Passed ? "✅" : "❌")} {MarkdownText.Cell(report.Title)}: {report.Verdict.Summary}**\n\n");
        text.Append("| | Subject | Check | Limit | Measured | Note |\n|---|---|---|---|---|---|\n");
        foreach (var check in report.Verdict.Checks)
            text.Append($"| {(check.Passed ? "✓" : "**✗**")} | {MarkdownText.Cell(check.Subject)} | {MarkdownText.Cell(check.Name)} | {MarkdownText.Cell(check.Limit)} | {MarkdownText.Cell(check.Measured)} | {MarkdownText.Cell(check.Note ?? "")} |\n");
        if (!report.Verdict.Warnings.IsEmpty) text.Append('\n');
        foreach (var warning in report.Verdict.Warnings) text.Append($"- ⚠ {MarkdownText.Cell(warning)}\n");
        text.Append("\n| Scenario | Requests | Per second | Failed | p50 | p95 | p99 | p99.9 | Max |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var scenario in report.Result.Scenarios)
        {
            var latency = scenario.Latency;
            text.Append($"| {MarkdownText.Cell(scenario.Plan.Name)} | {scenario.Requests.All} | {InWords.Short(scenario.Rate)} | {scenario.Requests.Failed} | ");
            text.AppendJoin(" | ", new[] { latency.P50, latency.P95, latency.P99, latency.P999, latency.Max }.Select(InWords.Milliseconds)).Append(" |\n");
        }
        text.Append($"\n{MarkdownText.Cell(PlanText.Of(report.Plan))}. {MarkdownText.Cell(LatencyOrigin.Of(report.Result))} {MarkdownText.Cell(report.Result.Engine)} on {MarkdownText.Cell(report.Machine.ToString())}.\n");
        return text.ToString();
    }
}
