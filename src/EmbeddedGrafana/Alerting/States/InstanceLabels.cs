using System.Collections.Immutable;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Labels and annotations of the instances of one rule.</summary>
/// <param name="folder">Titles from the root down.</param>
internal sealed class InstanceLabels(StoredRule rule, string folder, RuleTemplates templates)
{
    private static readonly string[] Reserved = [Labels.RuleUid, Labels.NamespaceUid, Labels.AlertName, Labels.Folder];

    private readonly string[] _queries = [.. (rule.Definition.Data ?? []).Where(query => query.DatasourceUid is not ("__expr__" or "-100")).Select(query => query.RefId)];

    private readonly KeyValuePair<string, string>[] _own =
    [
        KeyValuePair.Create(Labels.AlertName, rule.Definition.Title), KeyValuePair.Create(Labels.Folder, folder), KeyValuePair.Create(Labels.RuleUid, rule.Uid),
        KeyValuePair.Create(Labels.NamespaceUid, rule.Group.FolderUid), .. Routing(rule),
    ];

    public AlertInstance New(ConditionResult result, DateTimeOffset at)
    {
        // Which query failed is no part of a series' identity: the step to the next state says where it is shown.
        var series = result.Labels.Where(label => result.State != ConditionState.Error || label.Key is not ("ref_id" or "datasource_uid")).Select(Renamed).ToList();
        var data = TemplateData.Of(Merged([_own, series]), result, _queries);
        var ofRule = (rule.Definition.Labels ?? []).Where(label => !Reserved.Contains(label.Key, StringComparer.Ordinal))
            .Select(label => KeyValuePair.Create(label.Key, templates.Expand(label.Value, data)));
        var labels = Merged([_own, ofRule, series]).ToLabelSet();
        return new AlertInstance
        {
            Key = labels.Key(),
            Labels = labels,
            ResultFingerprint = LabelMatch.Fingerprint(result.Labels),
            Annotations = (rule.Definition.Annotations ?? []).ToImmutableSortedDictionary(annotation => annotation.Key, annotation => templates.Expand(annotation.Value, data), StringComparer.Ordinal),
            StartsAt = at,
            EndsAt = at,
            LastEvaluation = at,
        };
    }

    /// <summary>A rule's own contact point: the notifier finds it by these.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Routing(StoredRule rule) => rule.Definition.NotificationSettings is { } settings ? RuleRoutes.Labels(settings) : [];

    /// <summary>A series may not take Grafana's own names, and must not collide with another one without them.</summary>
    private static KeyValuePair<string, string> Renamed(KeyValuePair<string, string> label) => Reserved.Contains(label.Key, StringComparer.Ordinal)
        ? KeyValuePair.Create((label.Key.StartsWith("__", StringComparison.Ordinal) ? label.Key.Trim('_') : label.Key) + "_user", label.Value)
        : label;

    /// <summary>The first set that has a name counts.</summary>
    private static Dictionary<string, string> Merged(IEnumerable<IEnumerable<KeyValuePair<string, string>>> sets)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sets.SelectMany(set => set))
        {
            merged.TryAdd(name, value);
        }

        return merged;
    }
}
