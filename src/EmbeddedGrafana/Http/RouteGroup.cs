using Microsoft.AspNetCore.Http.Metadata;

namespace Cortico.EmbeddedGrafana.Http;

internal static class RouteGroup
{
    /// <summary>
    /// A group whose endpoints are found whatever the content type says: the handler then refuses the body, where routing would
    /// have gone on to the answer for addresses that do not exist.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            foreach (var accepts in endpoint.Metadata.OfType<IAcceptsMetadata>().ToList())
            {
                endpoint.Metadata.Remove(accepts);
            }
        });
        return group;
    }
}
