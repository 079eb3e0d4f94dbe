using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>Accounts of programs, and the tokens that speak for them.</summary>
internal static class ServiceAccountApi
{
    private const string Path = "/api/serviceaccounts";
    private const int PageSize = 1000;

    public static IEndpointRouteBuilder MapServiceAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, CreateAsync).Requires("serviceaccounts:create", Role.Admin);
        routes.MapGet(Path + "/search", Search).Requires("serviceaccounts:read", Role.Admin);
        routes.MapGet(Path + "/{id:long}", Get).Requires("serviceaccounts:read", Role.Admin);
        routes.MapDelete(Path + "/{id:long}", DeleteAsync).Requires("serviceaccounts:delete", Role.Admin);
        routes.MapGet(Path + "/{id:long}/tokens", Tokens).Requires("serviceaccounts:read", Role.Admin);
        routes.MapPost(Path + "/{id:long}/tokens", CreateTokenAsync).Requires("serviceaccounts:write", Role.Admin);
        routes.MapDelete(Path + "/{id:long}/tokens/{tokenId:long}", DeleteTokenAsync).Requires("serviceaccounts:write", Role.Admin);
        return routes;
    }

    private static async Task<IResult> CreateAsync(NewServiceAccount body, UserStore users, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(body.Name) || !Enum.TryParse<Role>(body.Role ?? nameof(Role.Viewer), out var role))
        {
            return GrafanaError.BadRequestData();
        }

        return await users.AddServiceAccountAsync(body.Name, role, cancellation) is { } account
            ? Results.Json(ServiceAccountAnswer.Of(account, 0), UsersJson.Default.ServiceAccountAnswer, statusCode: StatusCodes.Status201Created)
            : GrafanaError.Identified(StatusCodes.Status400BadRequest, "serviceaccounts.ErrAlreadyExists", "service account already exists");
    }

    private static IResult Search(string? query, UserStore users, TokenStore tokens)
    {
        var found = users.ServiceAccounts(query ?? "").Select(account => ServiceAccountAnswer.Of(account, tokens.Count(account.Id))).ToArray();
        return Results.Json(new ServiceAccountPage(found.Length, found, 1, PageSize), UsersJson.Default.ServiceAccountPage);
    }

    private static IResult Get(long id, UserStore users, TokenStore tokens) => users.Find(id) is { IsServiceAccount: true } account
        ? Results.Json(ServiceAccountAnswer.Of(account, tokens.Count(id)), UsersJson.Default.ServiceAccountAnswer)
        : NotFound();

    private static async Task<IResult> DeleteAsync(long id, UserStore users, CancellationToken cancellation) =>
        await users.DeleteAsync(id, serviceAccount: true, cancellation) ? Done("Service account deleted") : NotFound();

    private static IResult Tokens(long id, TokenStore tokens, TimeProvider time) =>
        Results.Json([.. tokens.Of(id).Select(token => TokenAnswer.Of(token, time.GetUtcNow()))], UsersJson.Default.TokenAnswerArray);

    private static async Task<IResult> CreateTokenAsync(long id, NewToken body, UserStore users, TokenStore tokens, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(body.Name) || body.SecondsToLive < 0)
        {
            return GrafanaError.BadRequestData();
        }

        if (users.Find(id) is not { IsServiceAccount: true })
        {
            return NotFound();
        }

        var lifetime = body.SecondsToLive == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(body.SecondsToLive);
        return await tokens.AddAsync(id, body.Name, lifetime, cancellation) is { } token
            ? Results.Json(new TokenCreated(token.Id, body.Name, token.Text), UsersJson.Default.TokenCreated)
            : GrafanaError.Identified(StatusCodes.Status400BadRequest, "serviceaccounts.ErrTokenAlreadyExists",
                "service account token with given name already exists in the organization");
    }

    private static async Task<IResult> DeleteTokenAsync(long id, long tokenId, TokenStore tokens, CancellationToken cancellation) =>
        await tokens.DeleteAsync(id, tokenId, cancellation)
            ? Done("Service account token deleted")
            : GrafanaError.Identified(StatusCodes.Status404NotFound, "serviceaccounts.ErrTokenNotFound", "service account token not found");

    private static GrafanaError NotFound() => GrafanaError.Identified(StatusCodes.Status404NotFound, "serviceaccounts.ErrNotFound", "service account not found");

    private static IResult Done(string message) => Results.Json(new MessageAnswer(message), HttpJson.Default.MessageAnswer);
}
