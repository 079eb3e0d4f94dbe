using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>Groups of alert rules: interval, names, and uids that are each rule's own.</summary>
internal static class RuleGroupChecks
{
    /// <summary>Grafana's scheduler ticks this often.</summary>
    private const int SchedulerSeconds = 10;

    public static void Check(GrafanaResources resources, ProblemList problems)
    {
        foreach (var same in resources.RuleGroups.GroupBy(group => (Folder: resources.FolderFor(group.FolderTitle).Uid, group.Name)).Where(same => same.Skip(1).Any()))
            problems.Add(same.Last().Source, same.Last().Group, $"the rule group \"{same.Key.Name}\" of this folder is in {same.First().Source} already; one would wipe the other");
        CheckUids(resources, problems);
        CheckTitles(resources, problems);
        foreach (var group in resources.RuleGroups) Check(group, resources, problems);
    }

    /// <summary>How often the group is evaluated; null where the file does not say it in a form that Grafana takes.</summary>
    public static int? IntervalSeconds(JsonObject group)
    {
        if (group.Whole("interval") is { } seconds) return seconds is > 0 and <= int.MaxValue && seconds % SchedulerSeconds == 0 ? (int)seconds : null;
        if (!PromDuration.TryParse(group.Text("interval"), out var duration)) return null;
        return duration > TimeSpan.Zero && duration.TotalSeconds % SchedulerSeconds == 0 ? (int)duration.TotalSeconds : null;
    }

    private static void Check(RuleGroupFile group, GrafanaResources resources, ProblemList problems)
    {
        var (file, json) = group;
        if (group.Name.Length == 0) problems.Add(file, json["name"] ?? json, "a rule group needs a \"name\"");
        if (group.Name.Contains('/', StringComparison.Ordinal)) problems.Add(file, json["name"]!, $"the name of the rule group \"{group.Name}\" holds a '/', which its path in Grafana's API can't");
        if (IntervalSeconds(json) is null)
            problems.Add(file, json["interval"] ?? json, $"the interval of the rule group \"{group.Name}\" must be a multiple of {SchedulerSeconds}s, not {json["interval"]?.ToJsonString() ?? "absent"}; write for example \"10s\" or \"1m\"");
        if (!group.Rules.Any()) problems.Add(file, json["rules"] ?? json, $"the rule group \"{group.Name}\" has no rules");
        foreach (var rule in group.Rules) new RuleChecks(rule, file, problems).Check(resources);
    }

    private static void CheckUids(GrafanaResources resources, ProblemList problems)
    {
        var seen = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var group in resources.RuleGroups)
            foreach (var rule in group.Rules)
                if (rule.Text("uid") is { Length: > 0 } uid && !seen.TryAdd(uid, group.Source))
                    problems.Add(group.Source, rule["uid"]!, $"the rule uid \"{uid}\" is taken already, in {seen[uid]}");
    }

    private static void CheckTitles(GrafanaResources resources, ProblemList problems)
    {
        var seen = new Dictionary<(string Folder, string Title), SourceFile>();
        foreach (var group in resources.RuleGroups)
            foreach (var rule in group.Rules)
                if (rule.Text("title") is { Length: > 0 } title && !seen.TryAdd((resources.FolderFor(group.FolderTitle).Uid, title), group.Source))
                    problems.Add(group.Source, rule["title"]!, $"two rules of one folder have the title \"{title}\"; the other is in {seen[(resources.FolderFor(group.FolderTitle).Uid, title)]}");
    }
}
