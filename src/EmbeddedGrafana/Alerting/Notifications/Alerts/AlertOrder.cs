using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

/// <summary>The order of alerts in a notification: by job, then instance, those without last; then by their labels, fewer first.</summary>
internal sealed class AlertOrder : IComparer<LabelSet>
{
    public static AlertOrder Instance { get; } = new();

    public int Compare(LabelSet? x, LabelSet? y) => ByLabel("job", x!, y!) is not 0 and var job ? job : ByLabel("instance", x!, y!) is not 0 and var instance ? instance : ByAll(x!, y!);

    private static int ByLabel(string name, LabelSet x, LabelSet y) => (x.Find(name), y.Find(name)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (left, right) => string.CompareOrdinal(left, right),
    };

    public static int ByAll(LabelSet x, LabelSet y)
    {
        if (x.Count != y.Count)
        {
            return x.Count.CompareTo(y.Count);
        }

        for (var index = 0; index < x.Count; index++)
        {
            // At the first name that only one has, the one that has it comes after: it sorts before the other's name there.
            var names = string.CompareOrdinal(x[index].Key, y[index].Key);
            if (names != 0)
            {
                return names < 0 ? 1 : -1;
            }

            if (string.CompareOrdinal(x[index].Value, y[index].Value) is not 0 and var values)
            {
                return values;
            }
        }

        return 0;
    }
}
