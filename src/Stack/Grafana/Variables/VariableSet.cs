using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Variables;

/// <summary>The values of a dashboard's variables. The page fills them in before it asks anything; so do we.</summary>
internal sealed class VariableSet
{
    private readonly ImmutableDictionary<string, VariableValue> _values;

    private VariableSet(ImmutableDictionary<string, VariableValue> values) => _values = values;

    public static VariableSet Empty { get; } = new(ImmutableDictionary.Create<string, VariableValue>(StringComparer.Ordinal));

    public VariableSet With(VariableValue value) => new(_values.SetItem(value.Name, value));

    public VariableValue? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Names without a value stay as they stand: <c>$__interval</c> and its like are the data source's to fill.</summary>
    public string Fill(string text) =>
        Interpolation.Replace(text, use => Find(use.Name) is { } value ? VariableFormat.Write(value, use.Format) : null);

    /// <summary>Fills every text of a tree in place, but for the members that name the query itself.</summary>
    public void Fill(JsonNode? node, params ReadOnlySpan<string> except)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                    if (except.Contains(name)) continue;
                    else if (value.AsText() is { } text) members[name] = Fill(text);
                    else Fill(value);
                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                    if (items[at].AsText() is { } text) items[at] = Fill(text);
                    else Fill(items[at]);
                break;
        }
    }
}
