using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>
/// Finds the label sets that equal a given one, contain it or are contained in it, without looking at all of them: sets of the same
/// names are kept together and found by the values that they share with the given one.
/// </summary>
internal sealed class LabelIndex
{
    /// <summary>So few are looked at one by one.</summary>
    private const int Few = 8;

    private readonly IReadOnlyList<LabelSet> _sets;
    private readonly List<Group> _groups = [];

    public LabelIndex(IReadOnlyList<LabelSet> sets)
    {
        _sets = sets;
        if (sets.Count <= Few)
        {
            return;
        }

        var byNames = new Dictionary<ulong, Group>();
        for (var index = 0; index < sets.Count; index++)
        {
            var names = LabelMatch.FingerprintOfNames(sets[index]);
            if (!byNames.TryGetValue(names, out var group))
            {
                _groups.Add(group = byNames[names] = new Group(sets[index]));
            }

            group.Members.Add(index);
        }
    }

    /// <returns>Positions, ascending.</returns>
    public List<int> Near(LabelSet labels)
    {
        var near = new List<int>();
        if (_groups.Count == 0)
        {
            for (var index = 0; index < _sets.Count; index++)
            {
                AddIfNear(near, labels, index);
            }

            return near;
        }

        foreach (var group in _groups)
        {
            foreach (var index in Candidates(group, labels))
            {
                AddIfNear(near, labels, index);
            }
        }

        near.Sort();
        return near;
    }

    private List<int> Candidates(Group group, LabelSet labels)
    {
        // The names that both have: all of the one or all of the other.
        var shared = LabelMatch.HasNames(labels, group.Names) ? group.Names : LabelMatch.HasNames(group.Names, labels) ? labels : null;
        if (shared is null)
        {
            return [];
        }

        var names = LabelMatch.FingerprintOfNames(shared);
        if (!group.ByValues.TryGetValue(names, out var byValues))
        {
            byValues = group.ByValues[names] = [];
            foreach (var member in group.Members)
            {
                var values = LabelMatch.Fingerprint(_sets[member], shared);
                if (!byValues.TryGetValue(values, out var same))
                {
                    byValues[values] = same = [];
                }

                same.Add(member);
            }
        }

        return byValues.GetValueOrDefault(LabelMatch.Fingerprint(labels, shared)) ?? [];
    }

    /// <summary>Fingerprints may agree by accident.</summary>
    private void AddIfNear(List<int> near, LabelSet labels, int index)
    {
        if (LabelMatch.Contains(labels, _sets[index]) || LabelMatch.Contains(_sets[index], labels))
        {
            near.Add(index);
        }
    }

    private sealed record Group(LabelSet Names)
    {
        public List<int> Members { get; } = [];

        /// <summary>By the fingerprint of names, then by that of the values that the members have for them.</summary>
        public Dictionary<ulong, Dictionary<ulong, List<int>>> ByValues { get; } = [];
    }
}
