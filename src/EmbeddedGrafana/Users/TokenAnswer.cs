using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

internal sealed record TokenAnswer(
    long Id, string Name, DateTime Created, DateTime? LastUsedAt, DateTime? Expiration, double SecondsUntilExpiration, bool HasExpired, bool IsRevoked)
{
    public static TokenAnswer Of(Token token, DateTimeOffset now)
    {
        var left = token.Expires - now;
        return new TokenAnswer(token.Id, token.Name, token.Created.ToAnswer(), token.LastUsed?.ToAnswer(), token.Expires?.ToAnswer(), Math.Max(0, left?.TotalSeconds ?? 0), left <= TimeSpan.Zero, false);
    }
}
