namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Rows">Cells in the order of the columns.</param>
/// <param name="Omitted">Rows beyond those that are shown.</param>
/// <param name="Footer">A text for each column; null without a footer.</param>
internal sealed record TableBody(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows, int Omitted, bool ShowsHeader, IReadOnlyList<string?>? Footer) : PanelBody;
