using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Dashboards: <c>/api/dashboards</c> and <c>/api/search</c>.</summary>
public static class DashboardApi
{
    private const string Path = "/api/dashboards";
    private const int MostTitleCharacters = 5000;
    private const int MostMessageCharacters = 500;

    public static IServiceCollection AddDashboards(this IServiceCollection services) => services
        .AddSingleton<DashboardStore>().AddSingleton<IFolderContents>(provider => provider.GetRequiredService<DashboardStore>())
        .AddSingleton<SearchStore>().AddJsonTypes(DashboardJson.Default);

    public static IEndpointRouteBuilder MapDashboards(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path + "/db", SaveDashboardAsync).Requires("any of dashboards:create, dashboards:write", Role.Editor);
        routes.MapPost(Path + "/import", ImportAsync).Requires("dashboards:create", Role.Editor);
        routes.MapGet(Path + "/uid/{uid}", Get).Requires("dashboards:read", Role.Viewer);
        routes.MapDelete(Path + "/uid/{uid}", DeleteAsync).Requires("dashboards:delete", Role.Editor);
        routes.MapGet(Path + "/tags", Tags);
        routes.MapVersions();
        routes.MapSearch();
        return routes;
    }

    /// <summary>Checks what Grafana checks, which is little, and stores the rest as it is.</summary>
    internal static Task<Dashboard> SaveAsync(DashboardSave save, DashboardStore store, CancellationToken cancellation) =>
        Refusal(save) is { } refusal ? throw refusal.ToException() : store.SaveAsync(save, cancellation);

    internal static GrafanaError NotFound() => GrafanaError.Message(StatusCodes.Status404NotFound, "Dashboard not found");

    private static async Task<IResult> SaveDashboardAsync(DashboardBody body, Caller caller, DashboardStore store, CancellationToken cancellation)
    {
        if (body.Dashboard is not { } json)
        {
            return GrafanaError.BadRequestData();
        }

        var save = new DashboardSave(DashboardModel.Read(json), FolderOf(body.FolderUid), body.Overwrite, body.Message ?? "", caller.Login);
        return Results.Json(DashboardSaved.Of(await SaveAsync(save, store, cancellation)), DashboardJson.Default.DashboardSaved);
    }

    private static async Task<IResult> ImportAsync(ImportBody body, Caller caller, DashboardStore store, CancellationToken cancellation)
    {
        if (body.Dashboard is not { } json)
        {
            return GrafanaError.Message(StatusCodes.Status422UnprocessableEntity, "Dashboard must be set");
        }

        // An import makes the dashboard this server's: id and version are another's.
        var model = DashboardModel.Read(ImportTemplate.Fill(json, body.Inputs ?? [])) with { Id = 0, Version = 0 };
        var saved = await SaveAsync(new DashboardSave(model, FolderOf(body.FolderUid), body.Overwrite, "", caller.Login), store, cancellation);
        return Results.Json(ImportAnswer.Of(saved), DashboardJson.Default.ImportAnswer);
    }

    private static GrafanaError? Refusal(DashboardSave save)
    {
        var (title, uid) = (save.Model.Title, save.Model.Uid);
        if (title.Length == 0)
        {
            return GrafanaError.WithWord(StatusCodes.Status400BadRequest, "Dashboard title cannot be empty", "empty-name");
        }

        if (title.Length > MostTitleCharacters)
        {
            return GrafanaError.WithWord(StatusCodes.Status400BadRequest, "Dashboard title cannot contain more than 5 000 characters", "title-too-long");
        }

        if (!ResourceUid.HasValidCharacters(uid))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "uid contains illegal characters");
        }

        if (ResourceUid.IsTooLong(uid))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "uid too long, max 40 characters");
        }

        return save.Message.Length > MostMessageCharacters ? GrafanaError.Message(StatusCodes.Status400BadRequest, "message too long, max 500 characters") : null;
    }

    private static IResult Get(string uid, Caller caller, DashboardStore store, FolderStore folders)
    {
        if (store.Find(uid) is not { } dashboard)
        {
            return NotFound();
        }

        var folder = dashboard.FolderUid.Length == 0 ? null : folders.Find(dashboard.FolderUid);
        return Results.Json(new DashboardAnswer(DashboardMeta.Of(dashboard, folder, caller), dashboard.FullModel()), DashboardJson.Default.DashboardAnswer);
    }

    private static async Task<IResult> DeleteAsync(string uid, DashboardStore store, CancellationToken cancellation) =>
        await store.DeleteAsync(uid, cancellation) is { } dashboard
            ? Results.Json(new DashboardDeleted(dashboard.Title, $"Dashboard {dashboard.Title} deleted", uid), DashboardJson.Default.DashboardDeleted)
            : NotFound();

    private static IResult Tags(DashboardStore store) =>
        Results.Json([.. store.Tags().Select(tag => new TagCount(tag.Tag, tag.Count))], DashboardJson.Default.TagCountArray);

    /// <summary>Grafana takes "general" for the root, too.</summary>
    private static string FolderOf(string? uid) => uid is null or "general" ? "" : uid;
}
