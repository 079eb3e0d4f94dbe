using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Tests.Recorded;

/// <summary>The exchanges of one recorded file, in their order.</summary>
public static class RecordedTopic
{
    /// <param name="addresses">Recorded addresses and the ones that stand for them in this run.</param>
    public static IReadOnlyList<RecordedExchange> Load(string topic, IReadOnlyDictionary<string, string> addresses)
    {
        using var reader = new StreamReader(typeof(RecordedTopic).Assembly.GetManifestResourceStream(topic + ".json")!);
        var text = addresses.Aggregate(reader.ReadToEnd(), (json, address) => json.Replace(address.Key, address.Value, StringComparison.Ordinal));
        return [.. JsonElement.Parse(text).GetProperty("exchanges").EnumerateArray()
            .Select(exchange => new RecordedExchange(
                topic, exchange.GetProperty("n").GetInt32(), exchange.GetProperty("name").GetString()!, exchange.GetProperty("request"), exchange.GetProperty("response")))
            .OrderBy(exchange => exchange.Number)];
    }
}
