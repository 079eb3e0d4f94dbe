using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Mute timings: <c>/api/v1/provisioning/mute-timings</c>.</summary>
internal static class MuteTimingApi
{
    private const string Path = ProvisioningApi.Path + "/mute-timings";

    public static void MapMuteTimings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (MuteTimingService timings) => Results.Json([.. timings.All()], MuteTimingJson.Default.MuteTimingArray)).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapGet(Path + "/{name}", (string name, MuteTimingService timings) => timings.Find(name) is { } timing
            ? Results.Json(timing, MuteTimingJson.Default.MuteTiming)
            : MuteTimingService.NotFound()).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapPost(Path, AddAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapPut(Path + "/{name}", UpdateAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapDelete(Path + "/{name}", DeleteAsync).Requires(ProvisioningApi.Write, Role.Admin);
    }

    private static async Task<IResult> AddAsync(MuteTiming body, HttpRequest request, MuteTimingService timings, CancellationToken cancellation) =>
        Results.Json(await timings.AddAsync(body, Provenance.Of(request), cancellation), MuteTimingJson.Default.MuteTiming, statusCode: StatusCodes.Status201Created);

    private static async Task<IResult> UpdateAsync(string name, MuteTiming body, HttpRequest request, MuteTimingService timings, CancellationToken cancellation) => Results.Json(
        await timings.UpdateAsync(body with { Name = name }, Provenance.Of(request), cancellation), MuteTimingJson.Default.MuteTiming, statusCode: StatusCodes.Status202Accepted);

    private static async Task<IResult> DeleteAsync(string name, string? version, MuteTimingService timings, CancellationToken cancellation)
    {
        await timings.DeleteAsync(name, version, cancellation);
        return Results.NoContent();
    }
}
