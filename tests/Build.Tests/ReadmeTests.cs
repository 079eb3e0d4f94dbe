using System.Text.RegularExpressions;

namespace Cortico.Build.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Documents.Read("README.md");

    [Fact]
    public void The_tables_of_tasks_and_arguments_are_those_of_the_code() =>
        Assert.True(ReadmeTables.Renew(Readme) == Readme, "README.md is out of date: run ./build.sh --target=Docs");

    [Fact]
    public void Every_task_and_every_argument_has_its_row()
    {
        Assert.All(Arguments.Tasks(), task => Assert.Contains($"\n| `{task.Name}` | {task.Description} |", Readme, StringComparison.Ordinal));
        Assert.All(Arguments.All.Concat(Arguments.OfCake), argument => Assert.Contains($"\n| `--{argument.Name}", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_sections_come_in_the_order_in_which_a_newcomer_asks() => Assert.Equal(
        ["Two commands", "What you then see", "Use it on your own service", "Tasks and arguments", "What it needs", "How it works", "Limits"],
        Section().Matches(Readme).Select(match => match.Groups[1].Value));

    [Fact]
    public void It_begins_with_what_this_is_and_a_picture_of_it()
    {
        var first = Readme[..Readme.IndexOf("\n## ", StringComparison.Ordinal)];

        Assert.StartsWith("# Cortico\n", first, StringComparison.Ordinal);
        Assert.Contains("![", first, StringComparison.Ordinal);
        Assert.InRange(first.Count(letter => letter == '\n'), 3, 15);
    }

    [GeneratedRegex(@"^## (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
