using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Query;
using Microsoft.AspNetCore.Mvc;

namespace Cortico.EmbeddedGrafana.Page.Panels;

internal static class PanelEndpoints
{
    public static IEndpointRouteBuilder MapPanels(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/page/dashboards/{uid}/panels", (string uid, HttpContext context, Caller caller, PanelsApi panels) => panels.SendAsync(uid, context, caller))
            .AddEndpointFilter<QueryTurnFilter>().WithMetadata(new RequestSizeLimitAttribute(PanelsRequest.MostBytes)).Requires("dashboards:read", Role.Viewer);
        return routes;
    }
}
