using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>People, their one organisation, and service accounts.</summary>
public static class UserApi
{
    private const int LeastPasswordLength = 4;

    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddJsonTypes(UsersJson.Default);

    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapLogin();
        routes.MapServiceAccounts();
        routes.MapGet("/api/org", () => Results.Json(Organisation.Only, UsersJson.Default.Organisation)).Requires("orgs:read", Role.Viewer);
        routes.MapGet("/api/org/users", Members).Requires("org.users:read", Role.Admin);
        routes.MapPatch("/api/org/users/{id:long}", ChangeRoleAsync).Requires("org.users:write", Role.Admin);
        routes.MapGet("/api/user", WhoAmI);
        routes.MapPut("/api/user/password", ChangeOwnPasswordAsync);
        routes.MapPost("/api/admin/users", CreateAsync).RequiresServerAdmin("users:create");
        routes.MapPut("/api/admin/users/{id:long}/password", ChangePasswordAsync).RequiresServerAdmin("users.password:write");
        routes.MapDelete("/api/admin/users/{id:long}", DeleteAsync).RequiresServerAdmin("users:delete");
        return routes;
    }

    private static IResult WhoAmI(Caller caller, UserStore users) =>
        users.Find(caller.UserId) is { } user ? Results.Json(UserAnswer.Of(user), UsersJson.Default.UserAnswer) : NotFound();

    private static IResult Members(UserStore users) => Results.Json([.. users.People().Select(MemberAnswer.Of)], UsersJson.Default.MemberAnswerArray);

    private static async Task<IResult> CreateAsync(NewUser body, UserStore users, CancellationToken cancellation)
    {
        var login = body.Login is { Length: > 0 } given ? given : body.Email ?? "";
        if (login.Length == 0)
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Validation error, need specify either username or email");
        }

        if (!IsLongEnough(body.Password))
        {
            return TooShort();
        }

        var user = await users.AddPersonAsync(login, body.Email ?? "", body.Name ?? "", PasswordHash.Of(body.Password!), Role.Viewer, isServerAdmin: false, cancellation);
        return user is null
            ? GrafanaError.Message(StatusCodes.Status412PreconditionFailed, $"User with email '{body.Email}' or username '{login}' already exists")
            : Results.Json(new Created(user.Id, user.Uid, "User created"), UsersJson.Default.Created);
    }

    private static async Task<IResult> ChangeOwnPasswordAsync(OwnPassword body, HttpContext context, Caller caller, UserStore users, Authenticator authenticator, CancellationToken cancellation)
    {
        if (await authenticator.LoginAsync(caller.Login, body.OldPassword ?? "", context.Connection.RemoteIpAddress, cancellation) is not { } user)
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Invalid old password");
        }

        if (!IsLongEnough(body.NewPassword))
        {
            return TooShort();
        }

        await users.SetPasswordAsync(user.Id, PasswordHash.Of(body.NewPassword!), cancellation);
        return Done("User password changed");
    }

    private static async Task<IResult> ChangePasswordAsync(long id, NewPassword body, UserStore users, CancellationToken cancellation)
    {
        if (!IsLongEnough(body.Password))
        {
            return TooShort();
        }

        return await users.SetPasswordAsync(id, PasswordHash.Of(body.Password!), cancellation) ? Done("User password updated") : NotFound();
    }

    private static async Task<IResult> ChangeRoleAsync(long id, NewRole body, UserStore users, CancellationToken cancellation)
    {
        if (!Enum.TryParse<Role>(body.Role, out var role))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Invalid role specified");
        }

        return await users.SetRoleAsync(id, role, cancellation) ? Done("Organization user updated") : NotFound();
    }

    private static async Task<IResult> DeleteAsync(long id, Caller caller, UserStore users, CancellationToken cancellation)
    {
        if (id == caller.UserId)
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "The embedded Grafana does not let an administrator delete itself: the last one could not be brought back.");
        }

        return await users.DeleteAsync(id, serviceAccount: false, cancellation) ? Done("User deleted") : NotFound();
    }

    private static bool IsLongEnough(string? password) => password is { Length: >= LeastPasswordLength };

    private static GrafanaError TooShort() => GrafanaError.Message(StatusCodes.Status400BadRequest, "Password is missing or too short");

    private static GrafanaError NotFound() => GrafanaError.Message(StatusCodes.Status404NotFound, "user not found");

    private static IResult Done(string message) => Results.Json(new MessageAnswer(message), HttpJson.Default.MessageAnswer);
}
