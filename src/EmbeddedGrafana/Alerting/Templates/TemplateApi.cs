using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Templates;

/// <summary>Notification templates: <c>/api/v1/provisioning/templates</c>.</summary>
internal static class TemplateApi
{
    private const string Path = ProvisioningApi.Path + "/templates";

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (TemplateService templates) => Results.Json([.. templates.All()], TemplateJson.Default.NotificationTemplateArray)).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/{name}", (string name, TemplateService templates) => templates.Find(name) is { } template
            ? Results.Json(template, TemplateJson.Default.NotificationTemplate)
            : TemplateService.NotFound()).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapPut(Path + "/{name}", SaveAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapDelete(Path + "/{name}", DeleteAsync).Requires(ProvisioningApi.Write, Role.Admin);
    }

    private static async Task<IResult> SaveAsync(string name, NotificationTemplate body, HttpRequest request, TemplateService templates, CancellationToken cancellation) => Results.Json(
        await templates.SaveAsync(name, body, Provenance.Of(request), cancellation), TemplateJson.Default.NotificationTemplate, statusCode: StatusCodes.Status202Accepted);

    private static async Task<IResult> DeleteAsync(string name, string? version, TemplateService templates, CancellationToken cancellation)
    {
        await templates.DeleteAsync(name, version, cancellation);
        return Results.NoContent();
    }
}
