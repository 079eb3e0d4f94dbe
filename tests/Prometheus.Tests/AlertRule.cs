using System.Text.Json.Nodes;

namespace Cortico.Prometheus.Tests;

/// <summary>One alert rule of <c>grafana/alerting/rules</c>.</summary>
internal sealed record AlertRule(JsonNode Group, JsonNode Json)
{
    public static IReadOnlyList<AlertRule> All { get; } =
    [
        .. from file in Repository.AlertRules
           from groupNode in Repository.ReadJson(file)["groups"]!.AsArray()
           from rule in groupNode!["rules"]!.AsArray()
           select new AlertRule(groupNode, rule),
    ];

    public string Uid => (string)Json["uid"]!;

    public string Expression => (string)Data("A")["model"]!["expr"]!;

    /// <summary>Query and threshold in PromQL.</summary>
    public string Condition
    {
        get
        {
            var evaluator = Data("C")["model"]!["conditions"]![0]!["evaluator"]!;
            var comparison = (string)evaluator["type"]! switch
            {
                "gt" => ">",
                "lt" => "<",
                var other => throw new NotSupportedException($"{Uid} compares by {other}"),
            };
            return $"{Expression} {comparison} {evaluator["params"]![0]!.ToJsonString()}";
        }
    }

    public string? Annotation(string name) => (string?)Json["annotations"]![name];

    public override string ToString() => Uid;

    private JsonNode Data(string refId) => Json["data"]!.AsArray().Single(data => (string)data!["refId"]! == refId)!;
}
