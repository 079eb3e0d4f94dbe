using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cortico.Stack.Load;

/// <summary>The verdict as JUnit XML, as CI systems read it: a suite for each subject, a case for each check.</summary>
public static class JUnitReport
{
    public static string Write(LoadReport report)
    {
        var took = Seconds(report.Result.Ended - report.Result.Started);
        var checks = report.Verdict.Checks;
        var suites = new XElement(
            "testsuites", new XAttribute("name", Clean(report.Title)), new XAttribute("tests", checks.Length), new XAttribute("failures", report.Verdict.Failed.Count()),
            new XAttribute("errors", 0), new XAttribute("time", took),
            checks.GroupBy(check => check.Subject).Select(subject => Suite(subject.Key, [.. subject], report, took)));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" })) suites.WriteTo(writer);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static XElement Suite(string subject, IReadOnlyList<Check> checks, LoadReport report, string took) => new(
        "testsuite", new XAttribute("name", Clean(subject)), new XAttribute("tests", checks.Count), new XAttribute("failures", checks.Count(check => !check.Passed)),
        new XAttribute("errors", 0), new XAttribute("skipped", 0), new XAttribute("time", took),
        new XAttribute("timestamp", report.Result.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        checks.Select(Case),
        report.Verdict.Warnings.IsEmpty || subject != CheckSubject.Run ? null : new XElement("system-out", Clean(string.Join('\n', report.Verdict.Warnings))));

    private static XElement Case(Check check) => new(
        "testcase", new XAttribute("classname", Clean($"LoadTest.{check.Subject}")), new XAttribute("name", Clean(check.Name)), new XAttribute("time", "0"),
        check.Passed ? null : new XElement("failure", new XAttribute("type", "threshold"), new XAttribute("message", Clean($"{check.Measured}, limit {check.Limit}")), Clean(check.ToString())),
        check.Passed ? new XElement("system-out", Clean(check.ToString())) : null);

    /// <summary>XML 1.0 has no way to write most control characters.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
            clean.Append(letter is { IsBmp: true, Value: var value } && !XmlConvert.IsXmlChar((char)value) ? "\uFFFD" : letter.ToString());
        return clean.ToString();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
