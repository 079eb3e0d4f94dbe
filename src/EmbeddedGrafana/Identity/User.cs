namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>A person, or a service account that only tokens speak for.</summary>
/// <param name="PasswordHash">Null for a service account.</param>
public sealed record User(
    long Id, string Uid, string Login, string Email, string Name, string? PasswordHash, Role Role, bool IsServerAdmin, bool IsDisabled,
    bool IsServiceAccount, DateTimeOffset Created, DateTimeOffset Updated)
{
    public Caller ToCaller() => new(Id, Uid, Login, Email, Role, IsServerAdmin);
}
