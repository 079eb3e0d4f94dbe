using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>A member of the organisation as <c>GET /api/org/users</c> lists it.</summary>
internal sealed record MemberAnswer(int OrgId, long UserId, string Uid, string Email, string Name, string AvatarUrl, string Login, string Role, bool IsDisabled)
{
    public static MemberAnswer Of(User user) => new(1, user.Id, user.Uid, user.Email, user.Name, UserAnswer.Avatar, user.Login, user.Role.ToString(), user.IsDisabled);
}
