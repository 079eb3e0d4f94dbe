using System.Text.Json;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>An alert rule with what the store knows of it.</summary>
/// <param name="Group">The folder and name of its group.</param>
/// <param name="Index">Its place in the group, from 1; 0 where it was added by itself.</param>
/// <param name="IntervalSeconds">Between evaluations of its group.</param>
/// <param name="Definition">The rest of it.</param>
/// <param name="Version">Rises with each change.</param>
internal sealed record StoredRule(
    long Id, string Uid, RuleGroupKey Group, int Index, long IntervalSeconds, ProvisionedRule Definition, long Version, string Provenance, DateTimeOffset Updated)
{
    /// <summary>As the API answers it.</summary>
    public ProvisionedRule ToAnswer() => Definition with
    {
        Id = Id,
        Uid = Uid,
        OrgId = 1,
        FolderUid = Group.FolderUid,
        RuleGroup = Group.Name,
        Provenance = Provenance,
        Updated = JsonSerializer.Serialize(Updated.ToAnswer(), RuleJson.Default.DateTime).Trim('"'),
    };
}
