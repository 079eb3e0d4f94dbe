using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Reads the labels of a series; texts that the series before has in the same place are taken over instead of allocated again.</summary>
internal static class LabelReader
{
    private static readonly Comparison<KeyValuePair<string, string>> ByName = (one, other) => string.CompareOrdinal(one.Key, other.Key);

    /// <summary>The reader stands before the object.</summary>
    public static LabelSet Read(ref Utf8JsonReader json, LabelSet previous)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("\"metric\" is not an object.");
        }

        var labels = new List<KeyValuePair<string, string>>(previous.Count);
        var sorted = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var known = labels.Count < previous.Count ? previous[labels.Count] : default;
            var name = known.Key is not null && json.ValueTextEquals(known.Key) ? known.Key : json.GetString()!;
            json.Read();
            var value = known.Value is not null && json.ValueTextEquals(known.Value) ? known.Value : json.GetString() ?? "";
            sorted &= labels.Count == 0 || string.CompareOrdinal(labels[^1].Key, name) < 0;
            labels.Add(new KeyValuePair<string, string>(name, value));
        }

        if (!sorted)
        {
            labels.Sort(ByName);
        }

        return labels.Count == 0 ? LabelSet.Empty : new LabelSet([.. labels]);
    }
}
