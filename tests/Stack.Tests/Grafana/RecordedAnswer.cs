using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>What a real Grafana 12.4 answered, word for word, by the name of the exchange.</summary>
public sealed record RecordedAnswer(int Status, JsonNode? Body)
{
    /// <summary>The body as text, where it is at hand already.</summary>
    public string? Text { get; init; }

    private static readonly ConcurrentDictionary<string, JsonObject> Files = new(StringComparer.Ordinal);

    /// <param name="file">A file of tests/Recorded, e.g. <c>dashboards</c>.</param>
    /// <param name="name">The exchange's own name.</param>
    public static RecordedAnswer Of(string file, string name)
    {
        var all = Files.GetOrAdd(file, key => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", $"{key}.json")))!.AsObject());
        var exchange = all["exchanges"]!.AsArray().FirstOrDefault(candidate => candidate!["name"]!.GetValue<string>() == name)
            ?? throw new ArgumentException($"{file}.json has no exchange \"{name}\".", nameof(name));
        var response = exchange["response"]!;
        return new RecordedAnswer(response["status"]!.GetValue<int>(), response["body"]?.DeepClone());
    }
}
