using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Tells our rules from other people's by an annotation that Grafana keeps out of notifications. It holds the rule's own
/// uid, so a copy that somebody makes in Grafana's page is not ours.
/// </summary>
internal static class RuleOwnership
{
    public const string Annotation = "__managed_by__";

    public static string Mark(string project, string uid) => $"{project}/{uid}";

    public static bool IsOurs(JsonObject rule, PlanContext context) =>
        rule.Text("uid") is { } uid
        && (rule.Child("annotations").Text(Annotation) == Mark(context.Project, uid) || context.Record.Imports.Rules.Contains(uid));
}
