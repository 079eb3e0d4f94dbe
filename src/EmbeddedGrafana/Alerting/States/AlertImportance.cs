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

        var (one, other) = (Written(left), Written(right));
        order = one.Count.CompareTo(other.Count);
        for (var index = 0; order == 0 && index < one.Count; index++)
        {
            order = string.CompareOrdinal(one[index], other[index]);
        }

        return order;
    }

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

    private static List<string> Written(AlertInstance instance) => [.. instance.Labels.Where(label => !Labels.IsInternal(label.Key)).Select(label => label.Key + label.Value).Order(StringComparer.Ordinal)];
}
