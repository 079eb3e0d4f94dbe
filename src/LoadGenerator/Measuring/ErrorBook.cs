using System.Collections.Immutable;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>Errors by kind with what the first of each said.</summary>
internal sealed class ErrorBook
{
    /// <summary>Kinds come from a scenario; past so many they are counted as one, so that memory is bounded.</summary>
    private const int MostKinds = 100;
    private const string Rest = "others";
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Count, string Example)> _kinds = [];
    private string _last = "";

    /// <summary>What the last error said.</summary>
    public string Last
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    public long Count
    {
        get
        {
            lock (_gate) return _kinds.Values.Sum(kind => kind.Count);
        }
    }

    public void Add(string kind, string? detail)
    {
        var text = detail ?? $"status {kind}";
        lock (_gate)
        {
            var key = _kinds.Count < MostKinds || _kinds.ContainsKey(kind) ? kind : Rest;
            _kinds[key] = _kinds.TryGetValue(key, out var known) ? (known.Count + 1, known.Example) : (1, text);
            _last = text;
        }
    }

    public ImmutableArray<ErrorGroup> Groups()
    {
        lock (_gate) return [.. _kinds.Select(kind => new ErrorGroup(kind.Key, kind.Value.Count, kind.Value.Example)).OrderByDescending(group => group.Count).ThenBy(group => group.Kind, StringComparer.Ordinal)];
    }
}
