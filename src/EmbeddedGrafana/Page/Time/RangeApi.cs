using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page.Dashboards;

namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>
/// What a typed or dragged time range is in the dashboard's time zone: <c>GET /page/dashboards/{uid}/range?from=now-1h&amp;to=now</c>.
/// </summary>
internal static class RangeApi
{
    public static IEndpointRouteBuilder MapRange(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/page/dashboards/{uid}/range", Read).Requires("dashboards:read", Role.Viewer);
        return routes;
    }

    private static IResult Read(string uid, string? from, string? to, HttpContext context, PageDashboards dashboards, TimeProvider time)
    {
        if (dashboards.Find(uid) is not { } dashboard)
        {
            return GrafanaError.Message(StatusCodes.Status404NotFound, "Dashboard not found");
        }

        var (now, zone) = (time.GetUtcNow(), Reader.Of(context.Request, dashboard.Json.Text("timezone")).Zone);
        return Results.Json(ReadRange.Of(from ?? "", to ?? "", now, zone), RangeJson.Default.ReadRange);
    }
}
