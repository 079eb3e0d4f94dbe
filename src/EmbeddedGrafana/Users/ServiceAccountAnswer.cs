using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

internal sealed record ServiceAccountAnswer(long Id, string Uid, string Name, string Login, int OrgId, bool IsDisabled, string Role, int Tokens, string AvatarUrl)
{
    public static ServiceAccountAnswer Of(User account, int tokens) =>
        new(account.Id, account.Uid, account.Name, account.Login, 1, account.IsDisabled, account.Role.ToString(), tokens, UserAnswer.Avatar);
}
