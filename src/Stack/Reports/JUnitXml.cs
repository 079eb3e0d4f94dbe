using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cortico.Stack.Reports;

/// <summary>Results as JUnit XML, as CI systems read it.</summary>
internal static class JUnitXml
{
    /// <param name="name">Of the whole.</param>
    /// <param name="at">When it began.</param>
    /// <param name="took">How long it took in all.</param>
    public static string Write(string name, DateTimeOffset at, TimeSpan took, ImmutableArray<JUnitSuite> suites)
    {
        var root = new XElement(
            "testsuites", new XAttribute("name", Clean(name)), new XAttribute("tests", suites.Sum(suite => suite.Cases.Length)),
            new XAttribute("failures", suites.Sum(Failures)), new XAttribute("errors", 0), new XAttribute("time", Seconds(took)),
            suites.Select(suite => Suite(suite, at, took)));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" })) root.WriteTo(writer);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static XElement Suite(JUnitSuite suite, DateTimeOffset at, TimeSpan took) => new(
        "testsuite", new XAttribute("name", Clean(suite.Name)), new XAttribute("tests", suite.Cases.Length), new XAttribute("failures", Failures(suite)),
        new XAttribute("errors", 0), new XAttribute("skipped", 0), new XAttribute("time", Seconds(took)),
        new XAttribute("timestamp", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        suite.Cases.Select(Case),
        suite.Output is null ? null : new XElement("system-out", Clean(suite.Output)));

    private static XElement Case(JUnitCase one) => new(
        "testcase", new XAttribute("classname", Clean(one.Class)), new XAttribute("name", Clean(one.Name)), new XAttribute("time", Seconds(one.Took)),
        one.Failure is not null ? new XElement("failure", new XAttribute("message", Clean(one.Failure)), Clean(one.Said))
            : one.Said.Length > 0 ? new XElement("system-out", Clean(one.Said)) : null);

    private static int Failures(JUnitSuite suite) => suite.Cases.Count(one => one.Failure is not null);

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
