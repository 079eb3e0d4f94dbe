using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Reads and changes alert rules, with Grafana's checks; each change is one transaction.</summary>
internal sealed class AlertRules(Database database, TimeProvider time, RuleChanges changes)
{
    /// <summary>Of the whole server: each is evaluated again and again.</summary>
    private const int MostRules = 10_000;

    /// <summary>Of a group that comes into being with its first single rule, seconds.</summary>
    private const long DefaultInterval = 60;

    /// <summary>By folder, group and place in the group.</summary>
    public IReadOnlyList<StoredRule> All() => database.Read(AlertRuleStore.All);

    /// <summary>Changes with every change of any rule.</summary>
    public IReadOnlyList<(long Id, long Version)> Versions() => database.Read(AlertRuleStore.Versions);

    public StoredRule? Find(string uid) => database.Read(connection => AlertRuleStore.Find(connection, uid));

    public IReadOnlyList<StoredRule> Group(RuleGroupKey group) => database.Read(connection => AlertRuleStore.Group(connection, group));

    /// <summary>Makes the group what the body says: rules that it does not hold are deleted, those that are equal are left alone.</summary>
    /// <exception cref="GrafanaErrorException">400 or 409; nothing was changed.</exception>
    public Task ReplaceAsync(RuleGroupKey group, RuleGroupBody body, string provenance, CancellationToken cancellation)
    {
        RuleCheck.Interval(body.Interval);
        return WriteAsync(connection =>
        {
            CheckFolder(connection, group.FolderUid);
            var existing = AlertRuleStore.Group(connection, group);
            var wanted = body.Rules ?? [.. existing.Select(rule => rule.Definition with { Uid = rule.Uid })];
            foreach (var rule in wanted)
            {
                CheckWanted(rule);
            }

            var receivers = new RuleReceivers(connection);
            foreach (var gone in existing.Where(stored => wanted.All(rule => rule.Uid != stored.Uid)))
            {
                AlertRuleStore.Delete(connection, gone.Uid);
            }

            var written = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < wanted.Count; index++)
            {
                Put(connection, group, index + 1, body.Interval, wanted[index], provenance, receivers, written);
            }

            return CheckCount(connection);
        }, cancellation);
    }

    /// <summary>Adds a rule to its group, or begins that.</summary>
    /// <exception cref="GrafanaErrorException">400 or 409; nothing was changed.</exception>
    public Task<StoredRule> AddAsync(ProvisionedRule rule, string provenance, CancellationToken cancellation)
    {
        var named = rule.Uid.Length == 0 ? rule with { Uid = ShortUid.New(time) } : rule;
        return WriteAsync(connection =>
        {
            CheckFolder(connection, named.FolderUid);
            CheckCount(connection, more: 1);
            var group = new RuleGroupKey(named.FolderUid, named.RuleGroup);
            var interval = AlertRuleStore.Group(connection, group) is [var first, ..] ? first.IntervalSeconds : DefaultInterval;
            RuleCheck.PanelLink(named);
            new RuleReceivers(connection).Check(named);
            var storable = RuleCheck.Storable(named, "");
            return AlertRuleStore.Find(connection, storable.Uid) is null
                ? AlertRuleStore.Insert(connection, group, 0, interval, storable, provenance, time.GetUtcNow())
                : throw Conflict(storable.Uid);
        }, cancellation);
    }

    /// <summary>Replaces a rule; it may move to another group.</summary>
    /// <returns>Null where there is no such rule.</returns>
    /// <exception cref="GrafanaErrorException">400 or 409; nothing was changed.</exception>
    public Task<StoredRule?> UpdateAsync(string uid, ProvisionedRule rule, string provenance, CancellationToken cancellation) => WriteAsync(connection =>
    {
        CheckFolder(connection, rule.FolderUid);
        if (AlertRuleStore.Find(connection, uid) is not { } stored)
        {
            return null;
        }

        Alerting.Provenance.CheckChange(stored.Provenance, provenance, "update");
        new RuleReceivers(connection).Check(rule);
        RuleCheck.PanelLink(rule);
        var storable = RuleCheck.Storable(rule with { Uid = uid }, "");
        var group = new RuleGroupKey(rule.FolderUid, rule.RuleGroup);
        return AlertRuleStore.Update(connection, stored, group, group == stored.Group ? stored.Index : 0, stored.IntervalSeconds, storable, provenance, time.GetUtcNow());
    }, cancellation);

    /// <summary>A rule that is not there is as good as deleted.</summary>
    /// <exception cref="GrafanaErrorException">409: it was written with another provenance.</exception>
    public Task DeleteAsync(string uid, string provenance, CancellationToken cancellation) => WriteAsync(connection =>
    {
        if (AlertRuleStore.Find(connection, uid) is not { } stored)
        {
            return false;
        }

        Alerting.Provenance.CheckChange(stored.Provenance, provenance, "delete");
        AlertRuleStore.Delete(connection, uid);
        return true;
    }, cancellation);

    /// <returns>False where there is no such group.</returns>
    public Task<bool> DeleteGroupAsync(RuleGroupKey group, CancellationToken cancellation) => WriteAsync(connection =>
    {
        var rules = AlertRuleStore.Group(connection, group);
        foreach (var rule in rules)
        {
            AlertRuleStore.Delete(connection, rule.Uid);
        }

        return rules.Count > 0;
    }, cancellation);

    /// <summary>One transaction, and whoever evaluates hears of it.</summary>
    private async Task<T> WriteAsync<T>(Func<DatabaseConnection, T> change, CancellationToken cancellation)
    {
        var result = await database.WriteAsync(change, cancellation);
        changes.Tell();
        return result;
    }

    private static bool CheckCount(DatabaseConnection connection, int more = 0) => connection.Number("SELECT count(*) FROM alert_rule") + more <= MostRules
        ? true
        : throw GrafanaError.Message(StatusCodes.Status403Forbidden, $"alert rule quota reached: at most {MostRules} rules are evaluated here. Delete rules, or use a full Grafana.").ToException();

    private void Put(
        DatabaseConnection connection, RuleGroupKey group, int index, long interval, ProvisionedRule rule, string provenance, RuleReceivers receivers, HashSet<string> written)
    {
        var stored = rule.Uid.Length == 0 ? null : AlertRuleStore.Find(connection, rule.Uid);
        if (rule.Uid.Length > 0 && !written.Add(rule.Uid))
        {
            throw TwiceInGroup(stored);
        }

        receivers.Check(rule);
        if (stored is null)
        {
            var named = rule.Uid.Length == 0 ? rule with { Uid = ShortUid.New(time) } : rule;
            AlertRuleStore.Insert(connection, group, index, interval, RuleCheck.Storable(named, "failed to insert alert rules: "), provenance, time.GetUtcNow());
            return;
        }

        var storable = RuleCheck.Storable(Patched(rule, stored.Definition), "failed to update alert rules: ");
        if (stored.Group != group || stored.Index != index || stored.IntervalSeconds != interval || !AreEqual(storable, stored.Definition))
        {
            AlertRuleStore.Update(connection, stored, group, index, interval, storable, provenance, time.GetUtcNow());
        }
    }

    /// <summary>What an update leaves empty stays as it was: that is why Grafana takes a group without titles or conditions.</summary>
    private static ProvisionedRule Patched(ProvisionedRule rule, ProvisionedRule stored)
    {
        var keepsQueries = rule.Condition.Length == 0 || rule.Data is null or [];
        return rule with
        {
            Title = rule.Title.Length == 0 ? stored.Title : rule.Title,
            Condition = keepsQueries ? stored.Condition : rule.Condition,
            Data = keepsQueries ? stored.Data : rule.Data,
            NoDataState = rule.NoDataState.Length == 0 ? stored.NoDataState : rule.NoDataState,
            ExecErrState = rule.ExecErrState.Length == 0 ? stored.ExecErrState : rule.ExecErrState,
        };
    }

    private static bool AreEqual(ProvisionedRule rule, ProvisionedRule stored) => JsonNode.DeepEquals(Comparable(rule), Comparable(stored));

    private static JsonNode? Comparable(ProvisionedRule rule) => JsonSerializer.SerializeToNode(
        rule with { Id = 0, Uid = null!, OrgId = 0, FolderUid = null!, RuleGroup = null!, Provenance = null, Updated = null! }, RuleJson.Default.ProvisionedRule);

    private static void CheckWanted(ProvisionedRule rule)
    {
        if (rule.Uid.Length > 0 && AlertingUid.Problem(rule.Uid) is { } problem)
        {
            throw RuleCheck.Invalid($"cannot create rule with UID \"{rule.Uid}\": {problem}");
        }

        RuleCheck.PanelLink(rule);
    }

    private static void CheckFolder(DatabaseConnection connection, string uid)
    {
        if (uid.Length == 0)
        {
            throw RuleCheck.Invalid("folderUID must be set");
        }

        if (FolderStore.Find(connection, uid) is null)
        {
            throw RuleCheck.Invalid("folder does not exist");
        }
    }

    private static GrafanaErrorException TwiceInGroup(StoredRule? stored) => stored is null || stored.Version == 1
        ? Conflict(stored?.Uid ?? "")
        : GrafanaError.Message(
            StatusCodes.Status409Conflict,
            $"failed to update alert rules: version conflict while updating a record in the database with optimistic locking: alert rule UID {stored.Uid} version {stored.Version - 1}").ToException();

    private static GrafanaErrorException Conflict(string uid)
    {
        const string Reason = "rule UID under the same organisation should be unique";
        return GrafanaError.Identified(
            StatusCodes.Status409Conflict,
            "alerting.alert-rule.conflict",
            $"Failed to save alert rule '{uid}' in organization 1 due to conflict: {Reason}",
            new JsonObject { ["Error"] = Reason, ["OrgID"] = 1, ["RuleUID"] = uid }).ToException();
    }
}
