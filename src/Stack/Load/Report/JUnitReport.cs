using Cortico.Stack.Reports;

namespace Cortico.Stack.Load;

/// <summary>The verdict as JUnit XML: a suite for each subject, a case for each check.</summary>
public static class JUnitReport
{
    public static string Write(LoadReport report) => JUnitXml.Write(
        report.Title, report.Result.Started, report.Result.Ended - report.Result.Started,
        [.. report.Verdict.Checks.GroupBy(check => check.Subject).Select(subject => new JUnitSuite(
            subject.Key, [.. subject.Select(Case)],
            report.Verdict.Warnings.IsEmpty || subject.Key != CheckSubject.Run ? null : string.Join('\n', report.Verdict.Warnings)))]);

    private static JUnitCase Case(Check check) =>
        new($"LoadTest.{check.Subject}", check.Name, TimeSpan.Zero, check.ToString(), check.Passed ? null : $"{check.Measured}, limit {check.Limit}");
}
