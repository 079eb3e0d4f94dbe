using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>A user as <c>GET /api/user</c> shows it.</summary>
internal sealed record UserAnswer(
    long Id, string Uid, string Email, string Name, string Login, string Theme, int OrgId, bool IsGrafanaAdmin, bool IsDisabled, bool IsExternal,
    bool IsExternallySynced, bool IsGrafanaAdminExternallySynced, string[] AuthLabels, DateTime UpdatedAt, DateTime CreatedAt, string AvatarUrl, bool IsProvisioned)
{
    /// <summary>No pictures from elsewhere: everybody looks alike.</summary>
    public const string Avatar = "/public/img/user_profile.png";

    public static UserAnswer Of(User user) => new(
        user.Id, user.Uid, user.Email, user.Name, user.Login, "", 1, user.IsServerAdmin, user.IsDisabled, false, false, false, [],
        user.Updated.ToAnswer(), user.Created.ToAnswer(), Avatar, false);
}
