namespace Cortico.Prometheus.Tests;

public sealed class RuleTests
{
    [Fact]
    public async Task The_rules_do_what_their_tests_say() => await Promtool.RunAsync(["test", "rules", .. Repository.RuleTests]);

    [Fact]
    public void Every_source_records_the_same_names_of_services() =>
        Assert.Equal(NamesOf("local/process-exporter.yml"), NamesOf("docker/cadvisor.yml"));

    [Fact]
    public void Every_source_is_held_to_the_same_expectations()
    {
        var contracts = RuleTest.All.Where(test => test.Name.StartsWith("contract, ", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            ["Compose on cgroup v1", "Compose on cgroup v2", "Swarm on cgroup v1", "Swarm on cgroup v2", "process exporter"],
            contracts.Select(test => test.Name["contract, ".Length..]).Order(StringComparer.Ordinal));
        Assert.All(contracts, test => Assert.Equal(contracts[0].Expectations, test.Expectations));
    }

    [Fact]
    public void Every_recorded_name_is_tested()
    {
        var tests = string.Concat(Repository.RuleTests.Select(File.ReadAllText));

        Assert.All(RecordedRule.All, rule => Assert.Contains(rule.Name, tests, StringComparison.Ordinal));
    }

    private static List<string> NamesOf(string file)
    {
        var names = RecordedRule.All.Where(rule => rule.File == file).Select(rule => rule.Name).Where(name => name.StartsWith("service:", StringComparison.Ordinal)).Distinct().Order().ToList();
        Assert.NotEmpty(names);
        return names;
    }
}
