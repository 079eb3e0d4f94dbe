using Cortico.EmbeddedGrafana.Page.Colors;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Who reads.</summary>
public sealed record DisplayContext(Theme Theme, TimeZoneInfo Zone);
