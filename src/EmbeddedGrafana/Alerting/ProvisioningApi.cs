using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Export;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.Templates;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>Alert rules, contact points and policies: <c>/api/v1/provisioning</c>.</summary>
public static class ProvisioningApi
{
    internal const string Path = "/api/v1/provisioning";
    internal const string Read = "any of alert.provisioning:read, alert.notifications.provisioning:read, alert.provisioning.secrets:read";
    internal const string Write = "any of alert.provisioning:write, alert.notifications.provisioning:write";

    public static IServiceCollection AddAlertingProvisioning(this IServiceCollection services) => services
        .AddSingleton<AlertRules>().AddSingleton<RuleChanges>().AddSingleton<IFolderContents, RulesInFolder>()
        .AddSingleton<ContactPointStore>().AddSingleton<ContactPointService>().AddSingleton<PolicyService>().AddSingleton<MuteTimingService>().AddSingleton<TemplateService>()
        .AddSingleton<AlertingExport>()
        .AddJsonTypes(RuleJson.Default).AddJsonTypes(ContactPointJson.Default).AddJsonTypes(PolicyJson.Default).AddJsonTypes(MuteTimingJson.Default)
        .AddJsonTypes(TemplateJson.Default);

    public static IEndpointRouteBuilder MapAlertingProvisioning(this IEndpointRouteBuilder routes)
    {
        routes.MapContactPoints();
        routes.MapPolicies();
        routes.MapMuteTimings();
        routes.MapTemplates();
        routes.MapRules();
        routes.MapAlertingExport();
        routes.MapRuleStates();
        return routes;
    }

    internal static IResult Accepted(string message) => Results.Json(new MessageAnswer(message), HttpJson.Default.MessageAnswer, statusCode: StatusCodes.Status202Accepted);
}
