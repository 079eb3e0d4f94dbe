using System.Xml.Linq;
using System.Text.Json.Nodes;
using Cortico.Stack.FireDrills;
using Cortico.Testing;
using Spectre.Console.Testing;

namespace Cortico.Stack.Tests.FireDrills;

public sealed class DrillReportTests
{
    private static readonly DrillResult Good = new("good", "Too hot", "web", "heat it", DrillVerdict.Passed)
    {
        Pending = TimeSpan.FromSeconds(12.34), Firing = TimeSpan.FromSeconds(22), Told = TimeSpan.FromSeconds(23.5), Resolved = TimeSpan.FromSeconds(61), ToldResolved = TimeSpan.FromSeconds(62), ContactPoints = ["mail"],
    };

    private static readonly DrillResult Unknown = new("unknown", "Of | mine", null, null, DrillVerdict.NoDrill) { Problems = ["It has no drill: say how."] };

    [Fact]
    public void Only_when_every_rule_passed_the_drill_has()
    {
        Assert.True(Report(Good).Passed);
        Assert.False(Report(Good, Unknown).Passed);
        Assert.False(Report().Passed);
    }

    [Fact]
    public void The_table_has_the_seconds_of_each_step_and_a_verdict_for_each_rule()
    {
        using var console = new TestConsole { Profile = { Width = 160 } };
        console.Write(DrillTable.Of(Report(Good, Unknown)));

        var lines = console.Output.Split('\n');
        Assert.Matches(@"Too hot\s+│ heat it │\s+12\.3 │\s+22\.0 │ 23\.5 │\s+61\.0 │\s+62\.0 │ mail\s+│ passed", lines.Single(line => line.Contains("Too hot", StringComparison.Ordinal)));
        Assert.Matches(@"Of \| mine\s+│\s+│\s+│\s+│\s+│\s+│\s+│\s+│ no drill", lines.Single(line => line.Contains("mine", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rule_without_a_drill_is_a_failure_for_machines_too()
    {
        var suite = XDocument.Parse(DrillFiles.JUnit(Report(Good, Unknown))).Root!.Element("testsuite")!;

        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal("It has no drill: say how.", suite.Elements("testcase").Last().Element("failure")!.Attribute("message")!.Value);
        Assert.Empty(suite.Elements("testcase").First().Elements());
    }

    [Fact]
    public void The_summary_is_a_table_that_a_bar_in_a_title_does_not_break()
    {
        var text = DrillFiles.Markdown(Report(Good, Unknown));

        Assert.Contains("| Too hot | 12.3 | 22.0 | 23.5 | 61.0 | 62.0 | passed |", text, StringComparison.Ordinal);
        Assert.Contains(@"| Of \| mine |  |  |  |  |  | no drill |", text, StringComparison.Ordinal);
        Assert.StartsWith("### Fire drill failed: 1 of 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_files_are_written()
    {
        using var folder = new TemporaryFolder();
        var files = await DrillFiles.WriteAsync(Report(Good), folder.File("firedrill"), TestContext.Current.CancellationToken);

        Assert.Equal(["test-drill.json", "test-drill.md", "test-drill.xml"], files.Select(Path.GetFileName).Order());
        var json = JsonNode.Parse(await File.ReadAllTextAsync(files.Single(file => file.EndsWith(".json", StringComparison.Ordinal)), TestContext.Current.CancellationToken))!;
        Assert.Equal(("passed", "00:00:23.5000000"), (json["results"]![0]!["verdict"]!.GetValue<string>(), json["results"]![0]!["told"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_an_earlier_drill_of_the_project_wrote_can_be_removed_and_only_that()
    {
        using var folder = new TemporaryFolder();
        await DrillFiles.WriteAsync(Report(Good), folder.Path, TestContext.Current.CancellationToken);
        await DrillFiles.WriteAsync(Report(Good) with { Project = "other-drill" }, folder.Path, TestContext.Current.CancellationToken);

        DrillFiles.Remove(folder.Path, "test-drill");

        Assert.Equal(["other-drill.json", "other-drill.md", "other-drill.xml"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    private static DrillReport Report(params DrillResult[] results) => new("test-drill", "local", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(200), results, []);
}
