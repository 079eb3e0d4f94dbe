namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>A panel's queries cannot be sent; the message says why, and what to do.</summary>
internal sealed class PanelQueryException(string message) : Exception(message);
