using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page.Html;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Variables;
using Cortico.EmbeddedGrafana.Query;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>Lists and dashboards under Grafana's own addresses, so that links in notifications lead here.</summary>
internal static class DashboardPagesApi
{
    private const int MostDashboards = 5000;

    public static IEndpointRouteBuilder MapDashboardPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", List).Requires("dashboards:read", Role.Viewer);
        routes.MapGet("/dashboards", List).Requires("dashboards:read", Role.Viewer);
        routes.MapGet("/dashboards/f/{folder}/{slug?}", Folder).Requires("dashboards:read", Role.Viewer);
        routes.MapGet("/d/{uid}/{slug?}", ShowAsync).AddEndpointFilter<QueryTurnFilter>().Requires("dashboards:read", Role.Viewer);
        return routes;
    }

    private static IResult List(HttpContext context, Caller caller, SearchStore search) => ListPage(context, caller, search, null, null);

    private static IResult Folder(string folder, HttpContext context, Caller caller, SearchStore search, FolderStore folders) =>
        folders.Find(folder) is { } found ? ListPage(context, caller, search, found.Uid, found.Title) : Missing(context, caller, $"There is no folder \"{folder}\".");

    private static IResult ListPage(HttpContext context, Caller caller, SearchStore search, string? folderUid, string? folderTitle)
    {
        var text = context.Request.Query["query"].ToString();
        var hits = search.Find(new SearchQuery(text, [], Dashboards: true, Folders: false, folderUid is null ? [] : [folderUid], [], Descending: false, MostDashboards, 1));
        IReadOnlyList<ListedDashboard> listed = [.. hits.Select(hit => new ListedDashboard(hit.Title, hit.Url, hit.FolderTitle ?? "General", hit.Tags))];
        return new HtmlPage<DashboardListPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(DashboardListPage.Hits)] = listed,
            [nameof(DashboardListPage.Text)] = text,
            [nameof(DashboardListPage.FolderTitle)] = folderTitle,
            [nameof(DashboardListPage.Login)] = caller.Login,
            [nameof(DashboardListPage.Theme)] = Reader.Of(context.Request).Theme,
        });
    }

    private static async Task<IResult> ShowAsync(
        string uid, HttpContext context, Caller caller, PageDashboards dashboards, FolderStore folders, VariableResolver variables, TimeProvider time, CancellationToken cancellation)
    {
        if (dashboards.Find(uid) is not { } dashboard)
        {
            return Missing(context, caller, $"There is no dashboard \"{uid}\".");
        }

        var query = context.Request.Query;
        var display = Reader.Of(context.Request, dashboard.Json.Text("timezone"));
        var saved = dashboard.Json.Object("time");
        var range = PageTimeRange.Parse(
            query["from"] is [{ Length: > 0 } from, ..] ? from : saved.Text("from"), query["to"] is [{ Length: > 0 } to, ..] ? to : saved.Text("to"), time.GetUtcNow(), display.Zone);
        var isChoice = query.ContainsKey(ChosenAddress.Mark);
        var resolved = await variables.ResolveAsync(dashboard.Json, Chosen(query), range, dropsStale: isChoice, cancellation);
        if (isChoice)
        {
            return Results.LocalRedirect(ChosenAddress.Of(context.Request, resolved));
        }

        var sections = DashboardLayout.Of(dashboard, new Interpolation(resolved, BuiltIn.Of(range, dashboard.Title, caller.Login)));
        return new HtmlPage<DashboardPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(DashboardPage.Dashboard)] = dashboard,
            [nameof(DashboardPage.Folder)] = dashboard.FolderUid.Length == 0 ? null : folders.Find(dashboard.FolderUid),
            [nameof(DashboardPage.Sections)] = sections,
            [nameof(DashboardPage.Variables)] = resolved,
            [nameof(DashboardPage.Range)] = range,
            [nameof(DashboardPage.Refresh)] = RefreshInterval.Of(query["refresh"] is [{ } refresh, ..] ? refresh : dashboard.Json.Text("refresh")),
            [nameof(DashboardPage.ViewPanel)] = query["viewPanel"].ToString().Replace("panel-", "", StringComparison.Ordinal),
            [nameof(DashboardPage.Display)] = display,
            [nameof(DashboardPage.Login)] = caller.Login,
        });
    }

    /// <summary>Values of variables from an address: <c>var-job=web&amp;var-job=redis</c>.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Chosen(IQueryCollection query) => query.Where(pair => pair.Key.StartsWith("var-", StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[4..], IReadOnlyList<string> (pair) => [.. pair.Value.OfType<string>()], StringComparer.Ordinal);

    private static IResult Missing(HttpContext context, Caller caller, string message)
    {
        return new HtmlPage<MissingPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MissingPage.Message)] = message,
            [nameof(MissingPage.Login)] = caller.Login,
            [nameof(MissingPage.Theme)] = Reader.Of(context.Request).Theme,
        }, StatusCodes.Status404NotFound);
    }
}
