using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>A database without people gets its administrator from the settings; later changes of the settings count no more.</summary>
internal sealed class FirstAdministrator(UserStore users, GrafanaSettings settings)
{
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (users.People().Count == 0)
        {
            var email = settings.AdminUser.Contains('@', StringComparison.Ordinal) ? settings.AdminUser : settings.AdminUser + "@localhost";
            await users.AddPersonAsync(settings.AdminUser, email, "", PasswordHash.Of(settings.AdminPassword), Role.Admin, isServerAdmin: true, cancellation);
        }
    }
}
