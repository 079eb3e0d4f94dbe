namespace Cortico.EmbeddedGrafana.Users;

internal sealed record NewRole(string? Role);
