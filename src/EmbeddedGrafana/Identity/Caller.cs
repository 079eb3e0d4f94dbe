namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Who sent the request. Every handler behind the gate has one; ask for it as a parameter.</summary>
/// <param name="IsServerAdmin">May manage users, beyond what <paramref name="Role"/> allows in the organisation.</param>
public sealed record Caller(long UserId, string Uid, string Login, string Email, Role Role, bool IsServerAdmin)
{
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());

    public bool Has(Permission permission) => permission.ServerAdmin ? IsServerAdmin : Role >= permission.Least;
}
