namespace Cortico.Prometheus.Tests;

public sealed class RuleTests
{
    private const string Expectations = "    promql_expr_test:";

    [Fact]
    public async Task The_rules_do_what_their_tests_say() => await Promtool.RunAsync(["test", "rules", .. Repository.RuleTests]);

    [Fact]
    public void Every_source_records_the_same_names() =>
        Assert.Equal(NamesOf("local/process-exporter.yml"), NamesOf("docker/cadvisor.yml"));

    [Fact]
    public void Every_source_is_held_to_the_same_expectations() =>
        Assert.Equal(ContractIn("process-exporter.test.yml"), ContractIn("cadvisor.test.yml"));

    [Fact]
    public void Every_recorded_name_is_tested()
    {
        var tests = string.Concat(Repository.RuleTests.Select(File.ReadAllText));

        Assert.All(RecordedRule.All, rule => Assert.Contains(rule.Name, tests, StringComparison.Ordinal));
    }

    private static List<string> NamesOf(string file)
    {
        var names = RecordedRule.All.Where(rule => rule.File == file).Select(rule => rule.Name).Distinct().Order().ToList();
        Assert.NotEmpty(names);
        return names;
    }

    /// <summary>The expectations of the first test in the file.</summary>
    private static string ContractIn(string name)
    {
        var text = File.ReadAllText(Repository.RuleTests.Single(file => Path.GetFileName(file) == name));
        return text.Split(Expectations)[1].Split("  - name:")[0].Trim();
    }
}
