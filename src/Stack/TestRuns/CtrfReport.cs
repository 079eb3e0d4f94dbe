using System.Text.Json;

namespace Cortico.Stack.TestRuns;

/// <summary>Reads a test report in the Common Test Report Format (ctrf.io), which xunit.v3 writes.</summary>
public static class CtrfReport
{
    /// <exception cref="StackException">The report is missing or unreadable: the run crashed before it could write it.</exception>
    public static TestOutcome Read(string project, string file, TimeSpan took)
    {
        try
        {
            using var report = JsonDocument.Parse(File.ReadAllText(file));
            var results = report.RootElement.GetProperty("results");
            var summary = results.GetProperty("summary");
            var tests = results.GetProperty("tests").EnumerateArray().ToList();
            return new TestOutcome(project, Count(summary, "passed"), Count(summary, "failed") + Count(summary, "other"), Count(summary, "skipped") + Count(summary, "pending"), took,
                tests.Where(t => Text(t, "status") is not ("passed" or "skipped" or "pending")).Select(Describe).ToList(),
                tests.Where(t => Text(t, "status") is "skipped" or "pending").Select(t => $"{Text(t, "name")}: {Text(t, "message")}").ToList());
        }
        catch (Exception problem) when (problem is IOException or JsonException or KeyNotFoundException)
        {
            throw new StackException($"{project} left no readable report in {file}: {problem.Message}", problem);
        }
    }

    private static int Count(JsonElement summary, string name) => summary.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static string Describe(JsonElement test) => $"{Text(test, "name")}\n{Indent(Text(test, "message"))}\n{Indent(Text(test, "trace"))}";

    private static string Text(JsonElement test, string name) => test.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "    " + line.TrimEnd()));
}
