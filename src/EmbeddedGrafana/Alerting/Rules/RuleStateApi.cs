using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Rules are stored and not yet evaluated: their state is not known here, and none is made up.</summary>
internal static class RuleStateApi
{
    private static readonly string[] Paths = ["/api/prometheus/{**rest}", "/api/alertmanager/{**rest}", "/api/ruler/{**rest}", "/api/v1/rules/history"];

    public static void MapRuleStates(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths)
        {
            routes.Map(path, () => GrafanaError.NotEmbedded("The state of alert rules and alerts")).Requires("alert.rules:read", Role.Viewer);
        }
    }
}
