using Cortico.EmbeddedGrafana.Page.Colors;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Who reads.</summary>
internal sealed record DisplayContext(Theme Theme, TimeZoneInfo Zone);
