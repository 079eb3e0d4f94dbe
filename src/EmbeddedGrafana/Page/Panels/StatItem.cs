namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Title">Null where the panel shows none.</param>
/// <param name="Value">In its place the name, where only that is wanted; null where neither is.</param>
/// <param name="Background">Two colours of a gradient, where the mode asks for it.</param>
/// <param name="Change">"+12.3%" since the start of the range; null where it is not wanted.</param>
/// <param name="Spark">The series behind the number; null where none is drawn.</param>
internal sealed record StatItem(string? Title, ShownValue? Value, IReadOnlyList<string>? Background, string? Change, Sparkline? Spark);
