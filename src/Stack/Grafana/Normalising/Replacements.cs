using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>What was written otherwise than the file has it, for the plan to say.</summary>
public sealed class Replacements
{
    private readonly Dictionary<string, int> _replaced = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    internal void DataSource(string from, string to)
    {
        var key = $"data source \"{from}\" is not in this Grafana: \"{to}\" is used";
        _replaced[key] = _replaced.GetValueOrDefault(key) + 1;
    }

    internal void Note(string text) => _notes.Add(text);

    public ImmutableArray<string> ToImmutable() =>
        [.. _replaced.Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} ({pair.Value} places)"), .. _notes];
}
