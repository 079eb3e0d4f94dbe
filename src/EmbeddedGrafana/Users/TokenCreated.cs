namespace Cortico.EmbeddedGrafana.Users;

/// <param name="Key">The token itself, told this once.</param>
internal sealed record TokenCreated(long Id, string Name, string Key);
