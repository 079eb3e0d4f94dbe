using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>A rule in the form that is evaluated, and its turn.</summary>
/// <param name="folder">Titles of its folder and those above, from the root down.</param>
internal sealed class ScheduledRule(StoredRule rule, string folder, RuleTemplates templates, RuleTurn turn)
{
    public StoredRule Rule => rule;

    public string Folder => folder;

    public InstanceLabels Labels { get; } = new(rule, folder, templates);

    /// <summary>Another one means that the states begin anew: it covers all but the version and the time of the change.</summary>
    public string Fingerprint { get; } = Hash(rule, folder);

    /// <summary>Shared by all forms that the rule has had.</summary>
    public RuleTurn Turn => turn;

    /// <summary>Whether its group is due at a moment that the base interval divides.</summary>
    public bool IsDue(DateTimeOffset tick)
    {
        var number = tick.ToUnixTimeSeconds() / (long)EvaluationSettings.BaseInterval.TotalSeconds;
        var frequency = Math.Max(1, rule.IntervalSeconds / (long)EvaluationSettings.BaseInterval.TotalSeconds);
        return number % frequency == (long)(GroupHash(rule.Group) % (ulong)frequency);
    }

    /// <summary>The same for all rules of a group, so that they stay together; spread evenly over groups.</summary>
    private static ulong GroupHash(RuleGroupKey group) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(group.FolderUid + "\n" + group.Name)));

    private static string Hash(StoredRule rule, string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rule.Id, rule.Uid, rule.Group.FolderUid, rule.Group.Name, rule.Index, rule.IntervalSeconds, folder, JsonSerializer.Serialize(rule.Definition, RuleJson.Default.ProvisionedRule)))))[..32];
}
