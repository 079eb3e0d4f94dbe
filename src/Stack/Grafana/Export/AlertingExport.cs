using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Checks;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Export;

/// <summary>Contact points, the policy and rule groups, edited in Grafana's page, back into their files. Secrets are never written.</summary>
internal sealed class AlertingExport(GrafanaApi grafana, GrafanaResources resources, GrafanaState state, EditedFiles files)
{
    public async Task RunAsync(IReadOnlyList<PreparedRuleGroup> groups, CancellationToken cancellation)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups) await TakeOverAsync(group, used, cancellation);
        await AddNewGroupsAsync(groups, used, cancellation);
        TakeOverPolicy(used);
        foreach (var receiver in resources.Receivers) TakeOver(receiver);
        AddNewContactPoints(used);
    }

    private async Task TakeOverAsync(PreparedRuleGroup group, HashSet<string> used, CancellationToken cancellation)
    {
        var source = group.File.Source;
        if (await grafana.Alerting.FindGroupAsync(group.Folder.Uid, group.Name, cancellation) is not { } stored)
        {
            files.Notes.Add($"{source.Name}: the rule group \"{group.Name}\" is not in Grafana; take it out of the file if it was deleted there on purpose");
            return;
        }
        Use(stored, used);
        var mine = group.File.Rules.ToDictionary(rule => rule.Text("uid") ?? "", StringComparer.Ordinal);
        var sent = Body(RuleExport.Interval(group.IntervalSeconds), group.Rules, mine);
        var theirs = Body(RuleExport.Interval(stored.Whole("interval") ?? 0), stored.Items("rules"), mine);
        if (JsonComparison.AreEqual(sent.ToElement(), theirs.ToElement()) || !files.IsWritable(source)) return;
        new JsonMerge(text => files.Notes.Add($"{source.Name}: {text}")).Merge(files.NodeLike(source, group.File.Group), sent, theirs);
    }

    private static JsonObject Body(string interval, IEnumerable<JsonObject> rules, Dictionary<string, JsonObject> mine) => new()
    {
        ["interval"] = interval,
        ["rules"] = new JsonArray([.. rules.Select(rule => (JsonNode)RuleExport.Of(rule, mine.GetValueOrDefault(rule.Text("uid") ?? "")))]),
    };

    /// <summary>Groups that somebody made in a folder of ours.</summary>
    private async Task AddNewGroupsAsync(IReadOnlyList<PreparedRuleGroup> groups, HashSet<string> used, CancellationToken cancellation)
    {
        var folders = groups.Select(group => group.Folder).Append(resources.Settings.Folder).DistinctBy(folder => folder.Uid).ToDictionary(folder => folder.Uid, folder => folder.Title, StringComparer.Ordinal);
        var known = groups.Select(group => (group.Folder.Uid, group.Name)).ToHashSet();
        foreach (var key in state.Rules.Select(rule => (Folder: rule.Text("folderUID") ?? "", Name: rule.Text("ruleGroup") ?? "")).Distinct().Where(key => folders.ContainsKey(key.Folder) && !known.Contains(key)))
        {
            if (await grafana.Alerting.FindGroupAsync(key.Folder, key.Name, cancellation) is not { } stored) continue;
            Use(stored, used);
            var group = new JsonObject { ["orgId"] = 1, ["name"] = key.Name, ["folder"] = folders[key.Folder] };
            foreach (var (name, value) in Body(RuleExport.Interval(stored.Whole("interval") ?? 0), stored.Items("rules"), [])) group[name] = value?.DeepClone();
            files.Add("alerting", Uid.From(key.Name), new JsonObject { ["apiVersion"] = 1, ["groups"] = new JsonArray(group) });
        }
    }

    private void TakeOverPolicy(HashSet<string> used)
    {
        if (resources.Policy is not { } policy) return;
        var (sent, theirs) = (PolicyNormaliser.Normalise(policy.Tree), PolicyNormaliser.Normalise(state.Policy));
        if (resources.Receivers.All(receiver => receiver.ContactPoint != theirs.Text("receiver")))
        {
            if (!PolicyMerge.IsUntouched(theirs)) files.Notes.Add($"{policy.Source.Name}: Grafana's policy is other people's; it is not exported");
            return;
        }
        foreach (var route in PolicyChecks.Routes(theirs))
            if (route.Text("receiver") is { } name) used.Add(name);
        if (JsonComparison.AreEqual(sent.ToElement(), theirs.ToElement()) || !files.IsWritable(policy.Source)) return;
        var mine = files.NodeLike(policy.Source, policy.Tree)!.AsObject();
        foreach (var route in PolicyChecks.Routes(mine)) UseOneSpelling(route);
        new JsonMerge(text => files.Notes.Add($"{policy.Source.Name}: {text}")).Merge(mine, sent, theirs);
    }

    /// <summary>Matchers of old spellings would stay beside the changed ones.</summary>
    private static void UseOneSpelling(JsonObject route)
    {
        var old = new[] { "matchers", "match", "match_re" }.Where(route.ContainsKey).ToList();
        if (old.Count == 0) return;
        route["object_matchers"] = PolicyNormaliser.Normalise(route)["object_matchers"]?.DeepClone();
        foreach (var member in old) route.Remove(member);
    }

    private void TakeOver(ReceiverFile receiver)
    {
        if (state.Receivers.FirstOrDefault(candidate => candidate.Text("uid") == receiver.Uid) is not { } stored) return;
        var sent = Integration(receiver.Receiver);
        var theirs = Integration(stored);
        KeepSecrets(theirs.Child("settings"), sent.Child("settings"));
        if (JsonComparison.AreEqual(sent.ToElement(), theirs.ToElement()) || !files.IsWritable(receiver.Source)) return;
        new JsonMerge(text => files.Notes.Add($"{receiver.Source.Name}: {text}")).Merge(files.NodeLike(receiver.Source, receiver.Receiver), sent, theirs);
    }

    /// <summary>Contact points that our policy or rules lead to and no file has.</summary>
    private void AddNewContactPoints(HashSet<string> used)
    {
        var known = resources.Receivers.Select(receiver => receiver.ContactPoint).ToHashSet(StringComparer.Ordinal);
        foreach (var point in state.Receivers.GroupBy(receiver => receiver.Text("name") ?? "").Where(point => used.Contains(point.Key) && !known.Contains(point.Key)))
        {
            var receivers = point.Select(stored => (JsonNode)new JsonObject([KeyValuePair.Create<string, JsonNode?>("uid", stored.Text("uid")), .. Integration(stored).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]));
            var content = new JsonObject { ["orgId"] = 1, ["name"] = point.Key, ["receivers"] = new JsonArray([.. receivers]) };
            files.Add("alerting", Uid.From(point.Key), new JsonObject { ["apiVersion"] = 1, ["contactPoints"] = new JsonArray(content) });
            if (content.ToJsonString().Contains(SecretSettings.Redacted, StringComparison.Ordinal)) files.Notes.Add($"the contact point \"{point.Key}\" has secrets, which Grafana does not show: write ${{NAME}} in place of {SecretSettings.Redacted}");
        }
    }

    private static JsonObject Integration(JsonObject receiver) => new()
    {
        ["type"] = receiver.Text("type"),
        ["settings"] = receiver.Child("settings")?.DeepClone() ?? new JsonObject(),
        ["disableResolveMessage"] = receiver.Flag("disableResolveMessage") ?? false,
    };

    private static void KeepSecrets(JsonObject? theirs, JsonObject? sent)
    {
        foreach (var (name, value) in theirs?.ToList() ?? [])
            if (value is JsonObject inner) KeepSecrets(inner, sent.Child(name));
            else if (value.AsText() == SecretSettings.Redacted && sent?[name] is { } secret) theirs![name] = secret.DeepClone();
    }

    private static void Use(JsonObject group, HashSet<string> used)
    {
        foreach (var rule in group.Items("rules"))
            if (rule.Child("notification_settings").Text("receiver") is { } name) used.Add(name);
    }
}
