namespace Cortico.EmbeddedGrafana.Page.Assets;

/// <summary>A file of the page.</summary>
/// <param name="Brotli">Compressed once, for browsers that say they can read it; null where that saves nothing, as with fonts.</param>
internal sealed record Asset(string ContentType, byte[] Content, byte[]? Brotli);
