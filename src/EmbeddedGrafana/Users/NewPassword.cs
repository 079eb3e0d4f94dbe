namespace Cortico.EmbeddedGrafana.Users;

internal sealed record NewPassword(string? Password);
