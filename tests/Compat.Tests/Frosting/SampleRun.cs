using System.Text.RegularExpressions;

namespace Cortico.Compat.Tests.Frosting;

public sealed record SampleRun(int ExitCode, string Output, string Error)
{
    /// <summary>What the sample said of itself, in order.</summary>
    public IReadOnlyList<string> Steps =>
        [.. Lines.Select(line => Regex.Match(line, @"^\[\d+\] (.*)$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(match => match.Success).Select(match => match.Groups[1].Value)];

    /// <summary>The output's lines without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => [.. Output.Split('\n').Select(line => line.TrimEnd())];

    /// <summary>The words of each row of a table whose first word is a task's name, e.g. the report's.</summary>
    public string? StatusOf(string task) =>
        Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .LastOrDefault(words => words.Length >= 3 && words[0] == task)?[2];
}
