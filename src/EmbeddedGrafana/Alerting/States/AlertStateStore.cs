using System.Collections.Immutable;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Keeps the states of rules over a restart. Each evaluation is one transaction, with the annotations that it wrote.</summary>
internal sealed class AlertStateStore(Database database, TimeProvider time)
{
    /// <summary>Changes of state that are kept of a rule: one that flaps must not fill the disk.</summary>
    private const int MostHistory = 1000;

    /// <summary>All states, by rule.</summary>
    public Dictionary<string, RuleStates> Load() => database.Read(connection =>
    {
        var evaluations = connection.List("SELECT rule_uid, fingerprint, evaluated FROM alert_evaluation", row => (Rule: row.GetString(0), Fingerprint: row.GetString(1), At: row.GetInt64(2)));
        var instances = connection.List("SELECT rule_uid, key, instance FROM alert_state", row => (Rule: row.GetString(0), Key: row.GetString(1), Json: row.GetString(2)))
            .ToLookup(row => row.Rule, StringComparer.Ordinal);
        return evaluations.ToDictionary(
            evaluation => evaluation.Rule,
            evaluation =>
            {
                var at = DateTimeOffset.FromUnixTimeMilliseconds(evaluation.At);
                return new RuleStates(evaluation.Fingerprint, instances[evaluation.Rule].ToImmutableDictionary(row => row.Key, row => StoredInstance.Read(row.Key, row.Json, at), StringComparer.Ordinal), at);
            },
            StringComparer.Ordinal);
    });

    /// <summary>Writes what differs from what is stored.</summary>
    public async Task SaveAsync(string rule, RuleStates states, IReadOnlyList<Annotation> annotations, CancellationToken cancellation)
    {
        var (instances, stored, evaluated) = (states.Instances, states.Stored, states.Evaluated);
        await database.WriteAsync(connection =>
        {
            foreach (var key in stored.Keys.Where(key => !instances.ContainsKey(key)))
            {
                connection.Execute("DELETE FROM alert_state WHERE rule_uid = $rule AND key = $key", ("$rule", rule), ("$key", key));
            }

            foreach (var instance in instances.Values.Where(instance => !stored.TryGetValue(instance.Key, out var before) || !IsAsStored(instance, before)))
            {
                connection.Execute(
                    "INSERT INTO alert_state (rule_uid, key, instance) VALUES ($rule, $key, $instance) ON CONFLICT (rule_uid, key) DO UPDATE SET instance = excluded.instance",
                    ("$rule", rule), ("$key", instance.Key), ("$instance", StoredInstance.Write(instance)));
                stored = stored.SetItem(instance.Key, instance);
            }

            if (evaluated is { } at)
            {
                connection.Execute(
                    """
                    INSERT INTO alert_evaluation (rule_uid, fingerprint, evaluated) VALUES ($rule, $fingerprint, $at)
                    ON CONFLICT (rule_uid) DO UPDATE SET fingerprint = excluded.fingerprint, evaluated = excluded.evaluated
                    """,
                    ("$rule", rule), ("$fingerprint", states.Fingerprint), ("$at", at.ToUnixTimeMilliseconds()));
            }
            else
            {
                connection.Execute("DELETE FROM alert_evaluation WHERE rule_uid = $rule", ("$rule", rule));
            }

            foreach (var annotation in annotations)
            {
                AnnotationStore.Add(connection, annotation, time.GetUtcNow());
            }

            if (annotations.Count > 0)
            {
                AnnotationStore.Trim(connection, rule, MostHistory);
            }
        }, cancellation);
        states.Stored = stored.RemoveRange(stored.Keys.Where(key => !instances.ContainsKey(key)));
    }

    /// <summary>
    /// Whether a restart would lose nothing that matters: the time of the evaluation is stored with the rule, the end follows from it,
    /// and numbers of what does not fire come again with the next evaluation.
    /// </summary>
    private static bool IsAsStored(AlertInstance instance, AlertInstance before) =>
        instance.State == before.State && instance.Reason == before.Reason && instance.Error == before.Error && instance.StartsAt == before.StartsAt
        && instance.ResolvedAt == before.ResolvedAt && instance.LastSentAt == before.LastSentAt && instance.SentAs == before.SentAs
        && instance.IsMissed == before.IsMissed
        && (instance.State == InstanceState.Normal || (instance.Values.SequenceEqual(before.Values) && instance.Annotations.SequenceEqual(before.Annotations) && instance.Labels.SequenceEqual(before.Labels)));
}
