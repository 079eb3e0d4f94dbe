namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Whether a request comes from a page of another origin; browsers say so. Another port of this machine is another origin.</summary>
internal static class Origin
{
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
