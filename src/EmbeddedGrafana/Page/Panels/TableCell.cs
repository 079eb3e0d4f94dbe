namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Color">Of the text; null: as all text.</param>
/// <param name="Percent">Of a bar in the cell, 0 to 1; null without one.</param>
/// <param name="Sort">What the column is sorted by: a number, or the text where null.</param>
internal sealed record TableCell(string Text, string? Color, string? Background, double? Percent, double? Sort);
