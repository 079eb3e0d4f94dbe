using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>The notification policy: durations, matchers, and in the end receivers that exist.</summary>
internal static class PolicyChecks
{
    private static readonly string[] Durations = ["group_wait", "group_interval", "repeat_interval"];
    private static readonly ImmutableHashSet<string> Operators = ["=", "!=", "=~", "!~"];
    private static readonly string[] NotOnTheRoot = ["object_matchers", "matchers", "match", "match_re", "mute_time_intervals", "active_time_intervals"];

    public static void Check(PolicyFile policy, ProblemList problems)
    {
        var (file, tree) = policy;
        if (string.IsNullOrEmpty(tree.Text("receiver"))) problems.Add(file, tree["receiver"] ?? tree, "the root of the policy needs a \"receiver\"");
        foreach (var member in NotOnTheRoot.Where(name => tree[name] is JsonArray { Count: > 0 } or JsonObject { Count: > 0 }))
            problems.Add(file, tree[member]!, $"the root of the policy is for every alert: it can't have \"{member}\"");
        foreach (var route in Routes(tree)) CheckRoute(route, file, problems);
    }

    /// <summary>Every name that the tree uses exists.</summary>
    public static void CheckNames(PolicyFile policy, IReadOnlySet<string> contactPoints, IReadOnlySet<string> muteTimings, ProblemList problems)
    {
        foreach (var route in Routes(policy.Tree))
        {
            if (route.Text("receiver") is { Length: > 0 } receiver && !contactPoints.Contains(receiver))
                problems.Add(policy.Source, route["receiver"]!, $"the policy names the contact point \"{receiver}\", which is neither in the files nor in Grafana; known are {Known(contactPoints)}");
            foreach (var member in new[] { "mute_time_intervals", "active_time_intervals" })
                foreach (var timing in route.List(member) ?? [])
                    if (timing.AsText() is { } name && !muteTimings.Contains(name)) problems.Add(policy.Source, timing!, $"the policy names the time interval \"{name}\", which is not in Grafana; known are {Known(muteTimings)}");
        }
    }

    /// <summary>The root and all that hangs below it.</summary>
    public static IEnumerable<JsonObject> Routes(JsonObject root) => root.Items("routes").SelectMany(Routes).Prepend(root);

    private static void CheckRoute(JsonObject route, SourceFile file, ProblemList problems)
    {
        foreach (var name in Durations)
            if (route[name] is { } value && !PromDuration.TryParse(value.AsText(), out _)) problems.Add(file, value, $"\"{name}\" is no duration: {value.ToJsonString()}; write for example \"30s\"");
        if (route["group_by"] is { } labels && (labels as JsonArray)?.All(label => label.AsText() is { Length: > 0 }) != true) problems.Add(file, labels, "\"group_by\" must be a list of label names");
        if (route["routes"] is not (null or JsonArray)) problems.Add(file, route["routes"]!, "\"routes\" must be a list");
        foreach (var matcher in route.List("object_matchers") ?? [])
            if (matcher is not JsonArray { Count: 3 } parts || parts.Any(part => part.AsText() is null) || !Operators.Contains(parts[1].AsText()!))
                problems.Add(file, matcher ?? route, $"a matcher is a list of label, one of {string.Join(" ", Operators.Order())}, and value, such as [\"severity\", \"=\", \"critical\"]");
    }

    private static string Known(IReadOnlySet<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Order().Select(name => $"\"{name}\""));
}
