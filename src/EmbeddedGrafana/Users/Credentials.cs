namespace Cortico.EmbeddedGrafana.Users;

/// <summary>Body of <c>POST /login</c>.</summary>
internal sealed record Credentials(string? User, string? Password);
