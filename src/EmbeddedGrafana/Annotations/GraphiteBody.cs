using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Body of <c>POST /api/annotations/graphite</c>, Graphite's own event format.</summary>
/// <param name="When">Seconds since 1970; zero: now.</param>
/// <param name="Tags">A list, or one text with spaces between.</param>
internal sealed record GraphiteBody(string? What, long When, JsonElement? Tags, string? Data);
