namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>A template variable with what is chosen of it.</summary>
/// <param name="Label">What the reader sees before it; null hides the whole variable, empty the label alone.</param>
/// <param name="Values">Chosen; several where the variable allows it.</param>
/// <param name="Texts">The chosen ones as the reader sees them.</param>
/// <param name="Options">All that can be chosen, "All" included where the variable has it.</param>
public sealed record Variable(
    string Name, string Type, string? Label, bool IsMulti, bool HasAll, IReadOnlyList<string> Values, IReadOnlyList<string> Texts, IReadOnlyList<VariableOption> Options)
{
    public const string All = "$__all";

    /// <summary>What stands for "All" in queries where the dashboard says so; null: every option.</summary>
    public string? AllValue { get; init; }

    /// <summary>Why its options could not be found; null where they could.</summary>
    public string? Error { get; init; }

    public bool IsAll => Values is [All];

    /// <summary>What goes into queries.</summary>
    public IReadOnlyList<string> Expanded => IsAll
        ? AllValue is { } all ? [all] : [.. Options.Where(option => option.Value != All).Select(option => option.Value)]
        : Values;
}
