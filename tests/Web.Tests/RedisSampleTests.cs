using Cortico.Web.Monitoring;

namespace Cortico.Web.Tests;

public sealed class RedisSampleTests
{
    private static readonly string[] Names =
        ["used_memory", "maxmemory", "connected_clients", "total_commands_processed", "keyspace_hits", "keyspace_misses", "evicted_keys"];

    [Fact]
    public void Each_field_comes_from_its_own_name()
    {
        var sample = RedisSample.Parse(Info([.. Names.Select((name, index) => (name, $"{index + 1}"))]));

        Assert.Equal(new RedisSample(1, 2, 3, 4, 5, 6, 7), sample);
    }

    [Fact]
    public void A_field_that_is_missing_or_no_number_is_named()
    {
        var missing = Assert.Throws<FormatException>(() => RedisSample.Parse(Info(("used_memory", "1"))));
        var garbled = Assert.Throws<FormatException>(() => RedisSample.Parse(Info(("used_memory", "a lot"))));

        Assert.Contains("maxmemory", missing.Message, StringComparison.Ordinal);
        Assert.Contains("used_memory = \"a lot\"", garbled.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<IGrouping<string, KeyValuePair<string, string>>> Info(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).GroupBy(_ => "All");
}
