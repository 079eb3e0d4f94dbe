using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>The policy tree: <c>/api/v1/provisioning/policies</c>.</summary>
internal static class PolicyApi
{
    private const string Path = ProvisioningApi.Path + "/policies";

    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (PolicyService policies) => Answer(policies.Read())).Requires(ProvisioningApi.Read, Role.Admin);
        routes.MapPut(Path, ReplaceAsync).Requires(ProvisioningApi.Write, Role.Admin);
        routes.MapDelete(Path, ResetAsync).Requires(ProvisioningApi.Write, Role.Admin);
    }

    private static IResult Answer(StoredPolicies policies) => Results.Json(policies.Tree with { Provenance = policies.Provenance }, PolicyJson.Default.PolicyRoute);

    private static async Task<IResult> ReplaceAsync(PolicyRoute body, HttpRequest request, PolicyService policies, CancellationToken cancellation)
    {
        await policies.ReplaceAsync(body, Provenance.Of(request), cancellation);
        return ProvisioningApi.Accepted("policies updated");
    }

    private static async Task<IResult> ResetAsync(PolicyService policies, CancellationToken cancellation) =>
        Results.Json(await policies.ResetAsync(cancellation), PolicyJson.Default.PolicyRoute, statusCode: StatusCodes.Status202Accepted);
}
