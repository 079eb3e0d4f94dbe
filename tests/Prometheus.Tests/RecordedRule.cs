using YamlDotNet.Serialization;

namespace Cortico.Prometheus.Tests;

/// <summary>One recording rule of a rule file.</summary>
internal sealed record RecordedRule(string File, string Name, string Expression)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    public static IReadOnlyList<RecordedRule> All { get; } = [.. Repository.RuleFiles.SelectMany(Read)];

    private static IEnumerable<RecordedRule> Read(string file)
    {
        var document = Yaml.Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(System.IO.File.ReadAllText(file));
        return from ruleGroup in document["groups"]
               from rule in ((List<object>)ruleGroup["rules"]).Cast<Dictionary<object, object>>()
               select new RecordedRule(Path.GetRelativePath(Repository.Rules, file), (string)rule["record"], (string)rule["expr"]);
    }
}
