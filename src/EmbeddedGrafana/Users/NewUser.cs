namespace Cortico.EmbeddedGrafana.Users;

/// <summary>Body of <c>POST /api/admin/users</c>.</summary>
internal sealed record NewUser(string? Name, string? Login, string? Email, string? Password);
