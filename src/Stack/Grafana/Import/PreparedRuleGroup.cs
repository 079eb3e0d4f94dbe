using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>A rule group as it is sent, before the rules of other people in it are added.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Folder">Where it goes.</param>
/// <param name="IntervalSeconds">How often it is evaluated.</param>
/// <param name="Rules">In the API's form, our mark on each.</param>
/// <param name="Notes">What is in them otherwise than in the file.</param>
internal sealed record PreparedRuleGroup(RuleGroupFile File, ProjectFolder Folder, int IntervalSeconds, ImmutableArray<JsonObject> Rules, ImmutableArray<string> Notes)
{
    public string Name => File.Name;
}
