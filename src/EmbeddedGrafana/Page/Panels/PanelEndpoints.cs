using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Query;

namespace Cortico.EmbeddedGrafana.Page.Panels;

internal static class PanelEndpoints
{
    public static IEndpointRouteBuilder MapPanels(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/page/dashboards/{uid}/panels", (string uid, HttpContext context, Caller caller, PanelsApi panels) => panels.SendAsync(uid, context, caller))
            .AddEndpointFilter<QueryTurnFilter>().Requires("dashboards:read", Role.Viewer);
        return routes;
    }
}
