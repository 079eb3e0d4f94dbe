using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Export;

/// <summary>The <c>…/export</c> of each kind of resource, as YAML or JSON.</summary>
internal static class ExportApi
{
    private const string Path = ProvisioningApi.Path;
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapAlertingExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/alert-rules/export", Rules).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/alert-rules/{uid}/export", (string uid, HttpRequest request, AlertRules rules, AlertingExport export) => rules.Find(uid) is { } rule
            ? Answer(request, export.Rules([rule]))
            : GrafanaError.Message(StatusCodes.Status404NotFound, "could not find alert rule")).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/folder/{folder}/rule-groups/{group}/export", (string folder, string group, HttpRequest request, AlertRules rules, AlertingExport export) =>
            Group(request, rules, export, new RuleGroupKey(folder, group))).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/contact-points/export", ContactPoints).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/policies/export", (HttpRequest request, PolicyService policies) => Answer(request, AlertingExport.Policies(policies.Read())))
            .Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/mute-timings/export", (HttpRequest request, MuteTimingService timings) => Answer(request, AlertingExport.MuteTimings(timings.All())))
            .Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/mute-timings/{name}/export", (string name, HttpRequest request, MuteTimingService timings) => timings.Find(name) is { } timing
            ? Answer(request, AlertingExport.MuteTimings([timing]))
            : Results.StatusCode(StatusCodes.Status404NotFound)).Requires(ProvisioningApi.Read, Role.Admin);
    }

    private static IResult Rules(HttpRequest request, AlertRules rules, AlertingExport export)
    {
        var folders = request.Query["folderUid"].OfType<string>().Where(uid => uid.Length > 0).ToList();
        var (group, uid) = (request.Query["group"].ToString(), request.Query["ruleUid"].ToString());
        if (uid.Length > 0)
        {
            return group.Length > 0 || folders.Count > 0
                ? GrafanaError.Message(StatusCodes.Status400BadRequest, "group and folder should not be specified when a single rule is requested")
                : rules.Find(uid) is { } rule ? Answer(request, export.Rules([rule])) : GrafanaError.Message(StatusCodes.Status404NotFound, "could not find alert rule");
        }

        if (group.Length > 0)
        {
            return folders is [var folder]
                ? Group(request, rules, export, new RuleGroupKey(folder, group))
                : GrafanaError.Message(StatusCodes.Status400BadRequest, $"group name must be specified together with a single folder_uid parameter. Got {folders.Count}");
        }

        var found = rules.All().Where(rule => folders.Count == 0 || folders.Contains(rule.Group.FolderUid, StringComparer.Ordinal)).ToList();
        return found.Count == 0 ? Results.StatusCode(StatusCodes.Status404NotFound) : Answer(request, export.Rules(found));
    }

    private static IResult Group(HttpRequest request, AlertRules rules, AlertingExport export, RuleGroupKey group) =>
        rules.Group(group) is { Count: > 0 } found ? Answer(request, export.Rules(found)) : RuleApi.GroupNotFound();

    private static IResult ContactPoints(HttpRequest request, ContactPointService points)
    {
        if (request.Query["decrypt"] == "true")
        {
            return GrafanaError.NotEmbedded("Export with secrets in the clear");
        }

        var name = request.Query["name"].ToString();
        return Answer(request, AlertingExport.ContactPoints(points.List(name.Length == 0 ? null : name)));
    }

    private static IResult Answer(HttpRequest request, JsonObject file)
    {
        var accept = request.Headers.Accept.ToString();
        var format = request.Query["format"].ToString() is "yaml" or "json" or "hcl"
            ? request.Query["format"].ToString()
            : accept.Contains("json", StringComparison.OrdinalIgnoreCase) ? "json" : "yaml";
        if (format == "hcl")
        {
            return GrafanaError.NotEmbedded("Export as HCL");
        }

        if (request.Query["download"] == "true")
        {
            request.HttpContext.Response.Headers.ContentDisposition = $"attachment;filename=export.{format}";
        }

        return format == "json" ? Results.Text(file.ToJsonString(Options), "application/json") : Results.Text(YamlText.Of(file), "application/yaml");
    }
}
