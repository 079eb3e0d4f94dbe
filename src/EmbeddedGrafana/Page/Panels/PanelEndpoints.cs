using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Page.Panels;

internal static class PanelEndpoints
{
    public static IEndpointRouteBuilder MapPanels(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/page/dashboards/{uid}/panels", (string uid, HttpContext context, Caller caller, PanelsApi panels) => panels.SendAsync(uid, context, caller))
            .Requires("dashboards:read", Role.Viewer);
        return routes;
    }
}
