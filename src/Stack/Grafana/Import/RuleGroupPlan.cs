using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Rule groups. Grafana takes a group as a whole, and rewriting an equal one resets its alerts: so it is compared first,
/// and rules that other people put into it are sent along.
/// </summary>
internal static class RuleGroupPlan
{
    private static readonly string[] OfTheServer = ["id", "updated", "provenance"];

    public static async Task<ImmutableArray<ResourceChange>> ChangesAsync(PlanContext context, IReadOnlyList<PreparedRuleGroup> groups, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var group in groups) changes.Add(await ChangeAsync(context, group, cancellation));
        return changes.ToImmutable();
    }

    /// <summary>Rules of ours that no file has, in groups that no file has.</summary>
    public static async Task<ImmutableArray<ResourceChange>> PrunedAsync(PlanContext context, IReadOnlyList<PreparedRuleGroup> groups, CancellationToken cancellation)
    {
        var inFiles = groups.SelectMany(group => group.Rules).Select(UidOf).ToHashSet(StringComparer.Ordinal);
        var written = groups.Select(group => (group.Folder.Uid, group.Name)).ToHashSet();
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var stored in context.State.Rules.GroupBy(rule => (Folder: rule.Text("folderUID") ?? "", Name: rule.Text("ruleGroup") ?? "")))
        {
            var gone = stored.Where(rule => !inFiles.Contains(UidOf(rule)) && RuleOwnership.IsOurs(rule, context)).ToList();
            if (gone.Count == 0 || written.Contains(stored.Key)) continue;
            changes.Add(await PruneAsync(context, stored.Key.Folder, stored.Key.Name, gone, cancellation));
        }
        return changes.ToImmutable();
    }

    private static async Task<ResourceChange> ChangeAsync(PlanContext context, PreparedRuleGroup group, CancellationToken cancellation)
    {
        var change = new ResourceChange(ResourceKind.RuleGroup, ChangeAction.Unchanged, $"{group.Folder.Uid}/{group.Name}", group.Name) { File = group.File.Source.Name, Notes = group.Notes };
        var stored = await context.Api.Alerting.FindGroupAsync(group.Folder.Uid, group.Name, cancellation);
        var wanted = group.Rules.Select(UidOf).ToHashSet(StringComparer.Ordinal);
        var foreign = stored.Items("rules").Where(rule => !wanted.Contains(UidOf(rule)) && !RuleOwnership.IsOurs(rule, context)).ToList();
        if (foreign.Count > 0) change = change with { Notes = change.Notes.Add($"{foreign.Count} rule{(foreign.Count == 1 ? "" : "s")} of other people in this group stay: {string.Join(", ", foreign.Select(rule => rule.Text("title")))}") };
        Task Write(CancellationToken token) => WriteAsync(context, group, foreign, token);
        if (stored is null) return change with { Action = ChangeAction.Create, Write = Write };
        var differences = JsonComparison.Differences(
            Comparable(stored.Whole("interval") ?? 0, stored.Items("rules").Where(rule => !foreign.Contains(rule))), Comparable(group.IntervalSeconds, group.Rules), ResourceChange.DifferenceLimit);
        return differences.IsEmpty ? change with { Write = _ => Adopt(context, group) } : change with { Action = ChangeAction.Update, Differences = differences, Write = Write };
    }

    /// <summary>From now on a file of ours says what they are, so they go when the file does.</summary>
    private static Task Adopt(PlanContext context, PreparedRuleGroup group)
    {
        context.Record.Update(imports => imports.Rules.UnionWith(group.Rules.Select(UidOf)));
        return Task.CompletedTask;
    }

    /// <summary>By title, so that a difference reads <c>rules.Web memory high.for</c>. Our mark alone is no reason to write.</summary>
    private static System.Text.Json.JsonElement Comparable(long interval, IEnumerable<JsonObject> rules)
    {
        var all = rules.Select(rule => RuleNormaliser.ToApi(rule, references: null)).ToList();
        foreach (var rule in all) rule.Child("annotations")!.Remove(RuleOwnership.Annotation);
        var byTitle = new JsonObject();
        foreach (var rule in all) byTitle[byTitle.ContainsKey(rule.Text("title")!) ? UidOf(rule) : rule.Text("title")!] = rule;
        return new JsonObject { ["interval"] = interval, ["rules"] = byTitle, ["order"] = new JsonArray([.. all.Select(rule => (JsonNode)UidOf(rule))]) }.ToElement();
    }

    private static async Task WriteAsync(PlanContext context, PreparedRuleGroup group, IReadOnlyList<JsonObject> foreign, CancellationToken cancellation)
    {
        var rules = group.Rules.Select(rule => Placed(rule, group.Folder.Uid, group.Name)).Concat(foreign.Select(AsSent));
        await context.Api.Alerting.SetGroupAsync(group.Folder.Uid, group.Name, Body(group.Folder.Uid, group.Name, group.IntervalSeconds, rules), cancellation);
        await Adopt(context, group);
    }

    private static async Task<ResourceChange> PruneAsync(PlanContext context, string folder, string name, List<JsonObject> gone, CancellationToken cancellation)
    {
        var uids = gone.Select(UidOf).ToHashSet(StringComparer.Ordinal);
        var stored = await context.Api.Alerting.FindGroupAsync(folder, name, cancellation);
        var rest = stored.Items("rules").Where(rule => !uids.Contains(UidOf(rule))).Select(AsSent).ToList();
        return new ResourceChange(ResourceKind.RuleGroup, ChangeAction.Prune, $"{folder}/{name}", name)
        {
            Notes = [$"removes {string.Join(", ", gone.Select(rule => $"\"{rule.Text("title")}\""))}{(rest.Count == 0 ? "" : $"; {rest.Count} of other people stay")}"],
            Write = async token =>
            {
                if (rest.Count == 0) await context.Api.Alerting.DeleteGroupAsync(folder, name, token);
                else await context.Api.Alerting.SetGroupAsync(folder, name, Body(folder, name, stored.Whole("interval") ?? 60, rest), token);
                context.Record.Update(imports => imports.Rules.ExceptWith(uids));
            },
        };
    }

    private static JsonObject Body(string folder, string name, long interval, IEnumerable<JsonObject> rules) => new()
    {
        ["title"] = name,
        ["folderUid"] = folder,
        ["interval"] = interval,
        ["rules"] = new JsonArray([.. rules]),
    };

    private static JsonObject Placed(JsonObject rule, string folder, string group)
    {
        var placed = rule.DeepClone().AsObject();
        placed["orgID"] = 1;
        placed["folderUID"] = folder;
        placed["ruleGroup"] = group;
        return placed;
    }

    private static JsonObject AsSent(JsonObject rule)
    {
        var copy = rule.DeepClone().AsObject();
        foreach (var member in OfTheServer) copy.Remove(member);
        return copy;
    }

    private static string UidOf(JsonObject rule) => rule.Text("uid") ?? "";
}
