using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>A group of alert rules in Grafana's export format.</summary>
/// <param name="Source">The file.</param>
/// <param name="Group">The group, inside the tree of its file.</param>
public sealed record RuleGroupFile(SourceFile Source, JsonObject Group)
{
    public string Name => Group.Text("name") ?? Group.Text("title") ?? "";

    /// <summary>The title of the folder it is to lie in.</summary>
    public string FolderTitle => Group.Text("folder") ?? "";

    internal IEnumerable<JsonObject> Rules => Group.Items("rules");
}
