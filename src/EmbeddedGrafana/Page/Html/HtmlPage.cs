using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Cortico.EmbeddedGrafana.Page.Html;

/// <summary>An answer that a Razor component writes, once and without a circuit: nothing of it stays on the server.</summary>
/// <param name="parameters">Of the component, by name.</param>
internal sealed class HtmlPage<TComponent>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
    where TComponent : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        PageHeaders.Set(httpContext.Response);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}
