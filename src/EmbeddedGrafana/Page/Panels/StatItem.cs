namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Title">Null where the panel shows none.</param>
/// <param name="Value">Null where only the name is shown.</param>
/// <param name="Background">Two colours of a gradient, where the mode asks for it.</param>
/// <param name="Change">"+12.3%" since the start of the range; null where it is not wanted.</param>
/// <param name="Spark">The series behind the number; null where none is drawn.</param>
internal sealed record StatItem(string? Title, ShownValue? Value, IReadOnlyList<string>? Background, string? Change, Sparkline? Spark);
