using System.Text.RegularExpressions;

namespace Cortico.Stack.Tests.Local;

public sealed partial class MemoryLimitsTests
{
    [Fact]
    public void The_recording_rules_of_the_local_engine_compare_with_the_limits_that_it_sets()
    {
        var rules = File.ReadAllText(Path.Combine(RepositoryPaths.Around(AppContext.BaseDirectory).Prometheus, "rules", "local", "process-exporter.yml"));

        var written = LimitRule().Matches(rules).ToDictionary(m => m.Groups["service"].Value, m => long.Parse(m.Groups["mib"].Value) * 1024 * 1024);

        Assert.Equal(MemoryLimits.Local.OrderBy(p => p.Key), written.OrderBy(p => p.Key));
    }

    [GeneratedRegex(@"vector\((?<mib>\d+) \* 1024 \* 1024\)\s+labels: \{service: (?<service>[a-z-]+)\}")]
    private static partial Regex LimitRule();
}
