namespace Cortico.EmbeddedGrafana.Users;

/// <param name="SecondsToLive">Zero: it never expires.</param>
internal sealed record NewToken(string? Name, long SecondsToLive);
