using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Folders: <c>/api/folders</c>.</summary>
public static class FolderApi
{
    private const string Path = "/api/folders";
    private const int MostAncestors = 4;
    private const int PageSize = 1000;

    public static IServiceCollection AddFolders(this IServiceCollection services) => services.AddSingleton<FolderStore>().AddJsonTypes(FolderJson.Default);

    public static IEndpointRouteBuilder MapFolders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, List).Requires("folders:read", Role.Viewer);
        routes.MapPost(Path, CreateAsync).Requires("folders:create", Role.Editor);
        routes.MapGet(Path + "/{uid}", Get).Requires("folders:read", Role.Viewer);
        routes.MapPut(Path + "/{uid}", UpdateAsync).Requires("folders:write", Role.Editor);
        routes.MapPost(Path + "/{uid}/move", MoveAsync).Requires("folders:write", Role.Editor);
        routes.MapGet(Path + "/{uid}/counts", Counts).Requires("folders:read", Role.Viewer);
        routes.MapDelete(Path + "/{uid}", DeleteAsync).Requires("folders:delete", Role.Editor);
        return routes;
    }

    private static IResult List(string? parentUid, int? limit, int? page, FolderStore folders)
    {
        var size = limit is > 0 ? Math.Min(limit.Value, PageSize) : PageSize;
        var found = folders.Children(parentUid ?? "", size, Math.Max(1, page ?? 1));
        return Results.Json([.. found.Select(folder => new FolderHit(folder.Id, folder.Uid, folder.Title, folder.ParentUid.Length == 0 ? null : folder.ParentUid))],
            FolderJson.Default.FolderHitArray);
    }

    private static async Task<IResult> CreateAsync(NewFolder body, Caller caller, FolderStore folders, TimeProvider time, CancellationToken cancellation)
    {
        var uid = string.IsNullOrEmpty(body.Uid) ? ShortUid.New(time) : body.Uid;
        if (Refusal(uid, body.Title) is { } refusal)
        {
            return refusal;
        }

        var parent = string.IsNullOrEmpty(body.ParentUid) ? null : folders.Find(body.ParentUid);
        if (parent is not null && folders.Ancestors(parent).Count >= MostAncestors)
        {
            return GrafanaError.Identified(StatusCodes.Status400BadRequest, "folder.maximum-depth-reached", "Maximum nested folder depth reached");
        }

        return await folders.AddAsync(uid, body.Title!.Trim(), body.ParentUid ?? "", caller.Login, cancellation) is { } folder
            ? Answer(folder, folders, caller)
            : GrafanaError.Message(StatusCodes.Status412PreconditionFailed, "the folder has been changed by someone else");
    }

    private static GrafanaError? Refusal(string uid, string? title)
    {
        if (uid.Contains('/', StringComparison.Ordinal))
        {
            return GrafanaError.Message(StatusCodes.Status422UnprocessableEntity,
                $"Folder.folder.grafana.app \"{uid}\" is invalid: metadata.name: Invalid value: \"{uid}\": may not contain '/'");
        }

        if (!ResourceUid.HasValidCharacters(uid))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "uid contains illegal characters");
        }

        if (ResourceUid.IsTooLong(uid))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "uid too long, max 40 characters");
        }

        return string.IsNullOrWhiteSpace(title) ? GrafanaError.Message(StatusCodes.Status400BadRequest, "folder title cannot be empty") : null;
    }

    private static IResult Get(string uid, Caller caller, FolderStore folders) => folders.Find(uid) is { } folder ? Answer(folder, folders, caller) : NotFound();

    private static async Task<IResult> UpdateAsync(string uid, FolderUpdate body, Caller caller, FolderStore folders, CancellationToken cancellation)
    {
        if (body.Title is { } title && string.IsNullOrWhiteSpace(title))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "folder title cannot be empty");
        }

        var (outcome, folder) = await folders.ChangeAsync(uid, body.Title?.Trim(), null, body.Overwrite ? null : body.Version, caller.Login, cancellation);
        return outcome switch
        {
            FolderChange.NotFound => NotFound(),
            FolderChange.VersionMismatch => GrafanaError.Message(StatusCodes.Status412PreconditionFailed, "The dashboard has been changed by someone else"),
            _ => Answer(folder!, folders, caller),
        };
    }

    private static async Task<IResult> MoveAsync(string uid, FolderMove body, Caller caller, FolderStore folders, CancellationToken cancellation)
    {
        var target = body.ParentUid ?? "";
        if (target.Length > 0)
        {
            if (folders.Find(target) is not { } parent)
            {
                return NotFound();
            }

            if (target == uid || folders.Ancestors(parent).Any(ancestor => ancestor.Uid == uid))
            {
                return GrafanaError.Identified(StatusCodes.Status400BadRequest, "folder.circular-reference", "Circular reference detected");
            }
        }

        var (_, folder) = await folders.ChangeAsync(uid, null, target, null, caller.Login, cancellation);
        return folder is null ? NotFound() : Answer(folder, folders, caller);
    }

    private static IResult Counts(string uid, FolderStore folders) =>
        folders.Find(uid) is null ? NotFound() : Results.Json(folders.Counts(uid), FolderJson.Default.IReadOnlyDictionaryStringInt64);

    private static async Task<IResult> DeleteAsync(string uid, bool? forceDeleteRules, FolderStore folders, CancellationToken cancellation) =>
        await folders.DeleteAsync(uid, forceDeleteRules ?? false, cancellation) switch
        {
            FolderChange.NotFound => GrafanaError.Message(StatusCodes.Status404NotFound, $"folders.folder.grafana.app \"{uid}\" not found"),
            FolderChange.NotEmpty => GrafanaError.Identified(StatusCodes.Status400BadRequest, "folder.not-empty", "Folder cannot be deleted: folder is not empty"),
            _ => Results.Json(new MessageAnswer("Folder deleted"), HttpJson.Default.MessageAnswer),
        };

    private static IResult Answer(Folder folder, FolderStore folders, Caller caller) =>
        Results.Json(FolderAnswer.Of(folder, folders.Ancestors(folder), caller), FolderJson.Default.FolderAnswer);

    private static GrafanaError NotFound() => GrafanaError.WithWord(StatusCodes.Status404NotFound, "folder not found", "not-found");
}
