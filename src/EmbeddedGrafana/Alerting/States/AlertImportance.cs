namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>The order of a rule's alerts: what fires first, then the older one, then by labels.</summary>
internal static class AlertImportance
{
    public static Comparer<AlertInstance> Comparer { get; } = Comparer<AlertInstance>.Create(Compare);

    private static int Compare(AlertInstance left, AlertInstance right)
    {
        var order = Rank(left).CompareTo(Rank(right));
        order = order != 0 ? order : left.StartsAt.CompareTo(right.StartsAt);
        if (order != 0)
        {
            return order;
        }

        return left.Labels.Zip(right.Labels, Compare).FirstOrDefault(difference => difference != 0, left.Labels.Count.CompareTo(right.Labels.Count));
    }

    private static int Compare(KeyValuePair<string, string> left, KeyValuePair<string, string> right) =>
        string.CompareOrdinal(left.Key, right.Key) is var order and not 0 ? order : string.CompareOrdinal(left.Value, right.Value);

    /// <summary>With a reason behind it, Grafana does not know the state's rank and puts it first.</summary>
    private static int Rank(AlertInstance instance) => instance.Reason.Length > 0 ? -1 : instance.State switch
    {
        InstanceState.Alerting => 0,
        InstanceState.Pending => 1,
        InstanceState.Error => 2,
        InstanceState.NoData => 3,
        InstanceState.Normal => 4,
        _ => -1,
    };
}
