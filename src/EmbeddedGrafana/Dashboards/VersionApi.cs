using System.Text.Json;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Earlier versions of a dashboard.</summary>
internal static class VersionApi
{
    private const string Path = "/api/dashboards/uid/{uid}";

    public static IEndpointRouteBuilder MapVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/versions", List).Requires("dashboards:write", Role.Editor);
        routes.MapGet(Path + "/versions/{version:int}", Get).Requires("dashboards:write", Role.Editor);
        routes.MapPost(Path + "/restore", RestoreAsync).Requires("dashboards:write", Role.Editor);
        return routes;
    }

    private static IResult List(string uid, int? limit, int? start, DashboardStore store)
    {
        if (store.Find(uid) is not { } dashboard)
        {
            return DashboardApi.NotFound();
        }

        var versions = store.Versions(dashboard.Id).Skip(Math.Max(0, start ?? 0)).Take(limit is > 0 ? limit.Value : int.MaxValue);
        return Results.Json(new VersionPage("", [.. versions.Select(version => VersionAnswer.Of(dashboard, version))]), DashboardJson.Default.VersionPage);
    }

    private static IResult Get(string uid, int version, DashboardStore store) => store.Find(uid) is { } dashboard && Version(store, dashboard, version) is { } found
        ? Results.Json(VersionAnswer.Of(dashboard, found), DashboardJson.Default.VersionAnswer)
        : GrafanaError.Message(StatusCodes.Status404NotFound, "Dashboard version not found");

    private static async Task<IResult> RestoreAsync(string uid, VersionRestore body, Caller caller, DashboardStore store, CancellationToken cancellation)
    {
        if (store.Find(uid) is not { } dashboard)
        {
            return DashboardApi.NotFound();
        }

        if (Version(store, dashboard, body.Version) is not { } version)
        {
            return GrafanaError.Message(StatusCodes.Status404NotFound, "Dashboard version not found");
        }

        if (DashboardModel.Same(version.Model, dashboard.Model))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Current dashboard is identical to the specified version");
        }

        using var model = JsonDocument.Parse(version.Model);
        var save = new DashboardSave(
            DashboardModel.Read(model.RootElement), dashboard.FolderUid, Overwrite: true, $"Restored from version {version.Version}", caller.Login, version.Version);
        return Results.Json(DashboardSaved.Of(await store.SaveAsync(save, cancellation)), DashboardJson.Default.DashboardSaved);
    }

    private static DashboardVersion? Version(DashboardStore store, Dashboard dashboard, int number) => store.Versions(dashboard.Id).FirstOrDefault(version => version.Version == number);
}
