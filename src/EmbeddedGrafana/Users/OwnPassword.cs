namespace Cortico.EmbeddedGrafana.Users;

internal sealed record OwnPassword(string? OldPassword, string? NewPassword);
