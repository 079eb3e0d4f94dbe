namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>A service account's token as it is listed; its text is told once, when it is made.</summary>
/// <param name="Expires">Null: never.</param>
internal sealed record Token(long Id, string Name, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? LastUsed);
