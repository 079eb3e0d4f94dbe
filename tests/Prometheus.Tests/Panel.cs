using System.Text.Json.Nodes;

namespace Cortico.Prometheus.Tests;

/// <summary>One panel of a dashboard, rows left out.</summary>
internal sealed record Panel(string Dashboard, JsonNode Json)
{
    public static IReadOnlyList<Panel> All { get; } =
    [
        .. from file in Repository.Dashboards
           let dashboard = Repository.ReadJson(file)
           from panel in dashboard["panels"]!.AsArray()
           where (string)panel!["type"]! != "row"
           select new Panel((string)dashboard["uid"]!, panel),
    ];

    public int Id => (int)Json["id"]!;

    public string Title => (string)Json["title"]!;

    public IEnumerable<JsonNode> Queries => Json["targets"]!.AsArray().Select(query => query!);

    public IEnumerable<string> Expressions => Queries.Select(query => (string)query["expr"]!);

    public override string ToString() => $"{Dashboard} › {Title}";
}
