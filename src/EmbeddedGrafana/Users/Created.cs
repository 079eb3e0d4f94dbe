namespace Cortico.EmbeddedGrafana.Users;

internal sealed record Created(long Id, string Uid, string Message);
