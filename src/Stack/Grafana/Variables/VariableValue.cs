using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Variables;

/// <summary>What a template variable stands for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One, or several where it allows that.</param>
/// <param name="IsMulti">Whether it may hold several, or All: then its values are written as a regular expression.</param>
internal sealed record VariableValue(string Name, ImmutableArray<string> Values, bool IsMulti)
{
    /// <summary>Written as it is in place of the values: the "custom all value".</summary>
    public string? AllText { get; init; }

    public static VariableValue Single(string name, string value) => new(name, [value], IsMulti: false);
}
