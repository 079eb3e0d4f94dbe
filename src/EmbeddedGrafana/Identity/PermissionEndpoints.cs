namespace Cortico.EmbeddedGrafana.Identity;

public static class PermissionEndpoints
{
    /// <summary>Lets only callers in whose role is at least <paramref name="least"/>; others get Grafana's 403.</summary>
    /// <param name="words">Grafana's names of the permissions, as its 403 puts them, such as <c>folders:create</c>.</param>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, string words, Role least)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Permission(words, least));

    /// <summary>Lets only server administrators in.</summary>
    public static TBuilder RequiresServerAdmin<TBuilder>(this TBuilder endpoint, string words)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Permission(words, Role.Admin, ServerAdmin: true));

    /// <summary>Lets anyone in, without credentials: health, login, static files of pages.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(PublicEndpoint.Mark);
}
