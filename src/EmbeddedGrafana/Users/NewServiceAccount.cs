namespace Cortico.EmbeddedGrafana.Users;

internal sealed record NewServiceAccount(string? Name, string? Role);
