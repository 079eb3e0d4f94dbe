using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>Sorts out files in Grafana's export format: one may hold rule groups, contact points and policies at once.</summary>
internal sealed class AlertingFiles(string project, Placeholders placeholders, ProblemList problems)
{
    private static readonly string[] Kinds = ["groups", "contactPoints", "policies"];

    public List<RuleGroupFile> Groups { get; } = [];

    public List<ReceiverFile> Receivers { get; } = [];

    public PolicyFile? Policy { get; private set; }

    public void Add(SourceFile source, JsonNode root)
    {
        if (root is not JsonObject document || !Kinds.Any(document.ContainsKey))
        {
            problems.Add(source, "$", "none of \"groups\", \"contactPoints\", \"policies\" is in it; export it from Grafana (Alerting, Export)");
            return;
        }
        foreach (var kind in Kinds.Where(document.ContainsKey))
            if (document[kind] is not JsonArray) problems.Add(source, document[kind] ?? document, $"\"{kind}\" must be a list");
        foreach (var unknown in document.Where(member => member.Value is JsonArray && !Kinds.Contains(member.Key)))
            problems.Add(source, unknown.Value!, $"\"{unknown.Key}\" is not imported; take it out of the file");
        foreach (var group in document.Items("groups")) Groups.Add(new RuleGroupFile(source, group));
        foreach (var point in document.Items("contactPoints")) AddContactPoint(source, point);
        foreach (var tree in document.Items("policies")) AddPolicy(source, tree);
    }

    private void AddContactPoint(SourceFile source, JsonObject point)
    {
        placeholders.Fill(point, source, problems);
        var name = point.Text("name") ?? "";
        if (name.Length == 0) problems.Add(source, point, "a contact point needs a \"name\"");
        var receivers = point.Items("receivers").ToList();
        if (receivers.Count == 0) problems.Add(source, point, "a contact point needs at least one receiver in \"receivers\"");
        foreach (var (at, receiver) in receivers.Index())
            Receivers.Add(new ReceiverFile(source, name, receiver, receiver.Text("uid") ?? Uid.From(project, name, receiver.Text("type") ?? "", at == 0 ? "" : at.ToString())));
    }

    private void AddPolicy(SourceFile source, JsonObject tree)
    {
        placeholders.Fill(tree, source, problems);
        if (Policy is { } first) problems.Add(source, tree, $"Grafana has one notification policy, and {first.Source} holds one already");
        else Policy = new PolicyFile(source, tree);
    }
}
