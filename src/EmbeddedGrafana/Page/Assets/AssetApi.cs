using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Page.Assets;

/// <summary>Style sheets, scripts and fonts: <c>/page/assets/{version}/{name}</c>. They hold nothing secret and are everyone's.</summary>
internal static class AssetApi
{
    public static IEndpointRouteBuilder MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/page/assets/{version}/{**name}", SendAsync).Public();
        return routes;
    }

    private static async Task SendAsync(string version, string name, HttpContext context, AssetStore assets)
    {
        if (assets.Find(name) is not { } asset)
        {
            await GrafanaError.Message(StatusCodes.Status404NotFound, "Not found").ExecuteAsync(context);
            return;
        }

        var response = context.Response;
        response.ContentType = asset.ContentType;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        var content = asset.Content;
        if (asset.Brotli is { } brotli && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            content = brotli;
        }

        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }
}
