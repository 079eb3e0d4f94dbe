using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Alerting.States;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>The states of all rules, by uid: the scheduler writes, the API reads.</summary>
internal sealed class StateBook
{
    private readonly ConcurrentDictionary<string, RuleStates> _rules = new(StringComparer.Ordinal);

    public RuleStates? Find(string ruleUid) => _rules.GetValueOrDefault(ruleUid);

    public IReadOnlyCollection<string> Rules => [.. _rules.Keys];

    public RuleStates GetOrAdd(string ruleUid, string fingerprint) => _rules.GetOrAdd(ruleUid, _ => RuleStates.Empty(fingerprint));

    public void Remove(string ruleUid) => _rules.TryRemove(ruleUid, out _);

    /// <summary>Takes what the database holds.</summary>
    public void Restore(IEnumerable<KeyValuePair<string, RuleStates>> rules)
    {
        foreach (var (uid, states) in rules)
        {
            _rules[uid] = states;
        }
    }
}
