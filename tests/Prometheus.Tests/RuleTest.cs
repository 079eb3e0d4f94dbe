using YamlDotNet.Serialization;

namespace Cortico.Prometheus.Tests;

/// <summary>One test of a <c>promtool test rules</c> file.</summary>
/// <param name="Expectations">What it asks and expects as JSON, so that anchors, comments and layout make no difference.</param>
internal sealed record RuleTest(string Name, string Expectations)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    public static IReadOnlyList<RuleTest> All { get; } = [.. Repository.RuleTests.SelectMany(Read)];

    private static IEnumerable<RuleTest> Read(string file)
    {
        var document = Yaml.Deserialize<Dictionary<string, object>>(File.ReadAllText(file));
        return from test in ((List<object>)document["tests"]).Cast<Dictionary<object, object>>()
               select new RuleTest((string)test["name"], Json.Serialize(test["promql_expr_test"]));
    }
}
