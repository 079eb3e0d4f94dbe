using System.Collections;
using System.Text;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>The labels of a series, sorted by name; the metric's own name is the label <c>__name__</c>.</summary>
internal sealed class LabelSet(KeyValuePair<string, string>[] sorted) : IReadOnlyList<KeyValuePair<string, string>>
{
    public const string MetricName = "__name__";

    public static LabelSet Empty { get; } = new([]);

    public int Count => sorted.Length;

    public KeyValuePair<string, string> this[int index] => sorted[index];

    public string? Find(ReadOnlySpan<char> name)
    {
        foreach (var label in sorted)
        {
            if (name.SequenceEqual(label.Key))
            {
                return label.Value;
            }
        }

        return null;
    }

    /// <summary>As Prometheus writes a series: <c>up{instance="a:1", job="web"}</c>, <c>{}</c> without any label.</summary>
    public override string ToString()
    {
        var name = Find(MetricName);
        var count = name is null ? sorted.Length : sorted.Length - 1;
        if (count == 0)
        {
            return name ?? "{}";
        }

        // Sorted by the written form, not by name: a digit sorts before "=", an underscore after it.
        var written = new List<string>(count);
        foreach (var label in sorted)
        {
            if (!label.Key.Equals(MetricName, StringComparison.Ordinal))
            {
                written.Add(label.Key + "=" + GoQuote.Quote(label.Value));
            }
        }

        written.Sort(StringComparer.Ordinal);
        return new StringBuilder(name).Append('{').AppendJoin(", ", written).Append('}').ToString();
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => sorted.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
