using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Changes of label sets, which are sorted and never change themselves.</summary>
internal static class Labels
{
    public const string AlertName = "alertname";
    public const string Folder = "grafana_folder";
    public const string RuleUid = "__alert_rule_uid__";
    public const string NamespaceUid = "__alert_rule_namespace_uid__";

    public static LabelSet ToLabelSet(this IEnumerable<KeyValuePair<string, string>> labels) =>
        new([.. labels.OrderBy(label => label.Key, StringComparer.Ordinal)]);

    public static LabelSet With(this LabelSet labels, params IReadOnlyCollection<(string Name, string Value)> more) =>
        labels.Where(label => more.All(other => other.Name != label.Key)).Concat(more.Select(label => KeyValuePair.Create(label.Name, label.Value))).ToLabelSet();

    /// <summary>Whether Grafana keeps it to itself.</summary>
    public static bool IsInternal(string name) => name is RuleUid or NamespaceUid || name.StartsWith("__grafana_", StringComparison.Ordinal);

    /// <summary>One text for the whole set.</summary>
    public static string Key(this LabelSet labels) => string.Join('\u0001', labels.Select(label => label.Key + '\u0002' + label.Value));
}
