using System.Collections;
using System.Text;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Fields, keys and places of values.</summary>
internal static class TemplateAccess
{
    /// <exception cref="TemplateException">The value has no such field.</exception>
    public static object? Field(object? value, string name) => (value, name) switch
    {
        (NoValue, _) => NoValue.Instance,
        (TemplateData data, "Labels") => data.Labels,
        (TemplateData data, "Values") => data.Values,
        (TemplateData data, "Value") => data.Value,
        (TemplateValue whole, "Labels") => whole.Labels,
        (TemplateValue whole, "Value") => whole.Value,
        (TemplateValue or TemplateLabels, "String") => value.ToString(),
        (TemplateLabels labels, _) => labels.TryGetValue(name, out var label) ? label : NoValue.Instance,
        (SortedDictionary<string, TemplateValue> values, _) => values.TryGetValue(name, out var found) ? found : NoValue.Instance,
        (SortedDictionary<string, object?> entries, _) => entries.TryGetValue(name, out var found) ? found : NoValue.Instance,
        (DateTimeOffset time, "Unix") => time.ToUnixTimeSeconds(),
        _ => throw new TemplateException($"can't evaluate field {name}"),
    };

    public static object? Index(object? value, object? key) => (value, key) switch
    {
        // A key that is not there gives the empty value of its kind, other than a field.
        (TemplateLabels labels, string name) => labels.GetValueOrDefault(name, ""),
        (SortedDictionary<string, TemplateValue> values, string name) => values.TryGetValue(name, out var found) ? found : new TemplateValue([], 0),
        (SortedDictionary<string, object?> entries, string name) => entries.GetValueOrDefault(name),
        (object?[] list, long place) when place >= 0 && place < list.Length => list[place],
        (string text, long place) when place >= 0 && place < Encoding.UTF8.GetByteCount(text) => (long)Encoding.UTF8.GetBytes(text)[place],
        _ => throw new TemplateException("index out of range, or not of a list or map"),
    };

    public static object? Slice(object?[] given)
    {
        var bytes = given[0] is string text ? Encoding.UTF8.GetBytes(text) : throw new TemplateException("can't slice what is no text");
        var from = given.Length > 1 ? given[1] as long? : 0;
        var to = given.Length > 2 ? given[2] as long? : bytes.Length;
        return from is { } start && to is { } end && start >= 0 && start <= end && end <= bytes.Length
            ? Encoding.UTF8.GetString(bytes.AsSpan((int)start..(int)end))
            : throw new TemplateException("slice index out of range");
    }

    public static object Length(object? value) => value switch
    {
        string text => (long)Encoding.UTF8.GetByteCount(text),
        ICollection list => (long)list.Count,
        _ => throw new TemplateException("len of what has no length"),
    };

    /// <summary>Keys and values for <c>range</c>.</summary>
    public static IEnumerable<(object? Key, object? Value)> Entries(object? value) => value switch
    {
        null or NoValue => [],
        TemplateLabels labels => labels.Select(label => ((object?)label.Key, (object?)label.Value)),
        SortedDictionary<string, TemplateValue> values => values.Select(entry => ((object?)entry.Key, (object?)entry.Value)),
        SortedDictionary<string, object?> entries => entries.Select(entry => ((object?)entry.Key, entry.Value)),
        object?[] list => list.Select((item, index) => ((object?)(long)index, item)),
        long count => Enumerable.Range(0, (int)Math.Clamp(count, 0, int.MaxValue)).Select(index => ((object?)(long)index, (object?)(long)index)),
        _ => throw new TemplateException("range can't iterate over " + GoPrint.Text(value)),
    };
}
