using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>Contact points: <c>/api/v1/provisioning/contact-points</c>.</summary>
internal static class ContactPointApi
{
    private const string Path = ProvisioningApi.Path + "/contact-points";

    public static void MapContactPoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (string? name, ContactPointService points) =>
            Results.Json([.. points.List(string.IsNullOrEmpty(name) ? null : name).Select(point => point.ToAnswer())], ContactPointJson.Default.ContactPointAnswerArray))
            .Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapPost(Path, AddAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapPut(Path + "/{uid}", UpdateAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapDelete(Path + "/{uid}", DeleteAsync).Requires(ProvisioningApi.Write, Role.Admin);
    }

    private static async Task<IResult> AddAsync(ContactPointBody body, HttpRequest request, ContactPointService points, CancellationToken cancellation) =>
        Results.Json((await points.AddAsync(body, Provenance.Of(request), cancellation)).ToCreated(), ContactPointJson.Default.ContactPointAnswer, statusCode: StatusCodes.Status202Accepted);

    private static async Task<IResult> UpdateAsync(string uid, ContactPointBody body, HttpRequest request, ContactPointService points, CancellationToken cancellation)
    {
        await points.UpdateAsync(uid, body, Provenance.Of(request), cancellation);
        return ProvisioningApi.Accepted("contactpoint updated");
    }

    private static async Task<IResult> DeleteAsync(string uid, ContactPointService points, CancellationToken cancellation)
    {
        await points.DeleteAsync(uid, cancellation);
        return ProvisioningApi.Accepted("contactpoint deleted");
    }
}
