using System.Collections.Immutable;
using System.Text.Json;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Tests.Grafana;

public sealed class JsonComparisonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1.0,2e0],"a":1}""")]
    [InlineData("""{"a":null,"b":"\u00e9"}""", """{"b":"é","c":null}""")]
    [InlineData("""[{"x":0.6},[],{}]""", """[{"x":0.60},[],{}]""")]
    public void Documents_that_mean_the_same_are_equal(string one, string other) => Assert.Empty(Differences(one, other));

    [Theory]
    [InlineData("""{"a":{"b":[1,{"c":"x"}]}}""", """{"a":{"b":[1,{"c":"y"}]}}""", "a.b[1].c: \"x\" → \"y\"")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "a: 1 → \"1\"")]
    [InlineData("""{"a":[1]}""", """{"a":[1,true]}""", "a[1]: (absent) → true")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "a[1]: 2 → (absent)")]
    [InlineData("""{"a":{}}""", """{"b":1}""", "b: (absent) → 1|a: {} → (absent)")]
    [InlineData("""{"a":false}""", """{"a":null}""", "a: false → (absent)")]
    [InlineData("1", "2", "$: 1 → 2")]
    public void Differences_are_named_by_their_path(string one, string other, string differences) =>
        Assert.Equal(differences, string.Join('|', Differences(one, other)));

    [Fact]
    public void A_limit_bounds_them_and_members_of_the_root_can_be_left_out()
    {
        using var one = JsonDocument.Parse("""{"id":1,"a":1,"b":1,"c":1,"x":{"id":1}}""");
        using var other = JsonDocument.Parse("""{"id":2,"a":2,"b":2,"c":2,"x":{"id":2}}""");

        Assert.Equal(2, JsonComparison.Differences(one.RootElement, other.RootElement, 2).Length);
        Assert.Equal(["x.id"], JsonComparison.Differences(one.RootElement, other.RootElement, 9, "id", "a", "b", "c").Select(difference => difference.Path));
    }

    private static ImmutableArray<JsonDifference> Differences(string one, string other)
    {
        using var from = JsonDocument.Parse(one);
        using var to = JsonDocument.Parse(other);
        return JsonComparison.Differences(from.RootElement, to.RootElement, 20);
    }
}
