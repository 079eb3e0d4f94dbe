namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Html">Made here of Markdown, with no markup of the dashboard's own in it.</param>
internal sealed record TextBody(string Html) : PanelBody;
