using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>Labels as Alertmanager writes those of a group: <c>{alertname="a", job="b"}</c>.</summary>
internal static class LabelText
{
    public static string Of(LabelSet labels) =>
        "{" + string.Join(", ", labels.Select(label => label.Key + "=" + GoQuote.Quote(label.Value)).Order(StringComparer.Ordinal)) + "}";

    /// <summary>Labels and annotations between underscores are Grafana's own: receivers do not see them.</summary>
    public static bool IsPrivate(string name) => name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);

    /// <summary>By name, <c>alertname</c> first.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> labels) =>
        labels.OrderBy(label => label.Key != "alertname").ThenBy(label => label.Key, StringComparer.Ordinal);
}
