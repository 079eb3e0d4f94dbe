using System.Net;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Queries;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The panel type "text". A dashboard's own HTML is never passed on: it is shown as the text that is in it.</summary>
internal static class TextPanel
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    public static PanelBody Build(JsonElement panel, PanelView view)
    {
        var options = panel.Object("options");
        var content = view.Variables.Text(options.Text("content") ?? panel.Text("content") ?? "");
        return new TextBody((options.Text("mode") ?? panel.Text("mode")) switch
        {
            "html" => "<p>" + WebUtility.HtmlEncode(MarkupText.Of(content)) + "</p>",
            "code" or "text" => "<pre>" + WebUtility.HtmlEncode(content) + "</pre>",
            _ => Render(content),
        });
    }

    private static string Render(string content)
    {
        var document = Markdig.Markdown.Parse(content, Markdown);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!IsHarmless(link.Url))
            {
                link.Url = "#";
            }

            // A picture is fetched without being asked for: one of /logout would end the session of everyone who looks.
            if (link.IsImage)
            {
                link.IsImage = false;
                if (link.FirstChild is null)
                {
                    link.AppendChild(new LiteralInline(link.Url ?? ""));
                }
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url)))
        {
            link.Url = "#";
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Markdown.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Addresses of the web and of this server; nothing that runs, such as <c>javascript:</c>.</summary>
    private static bool IsHarmless(string? url) => url is not null && (url.StartsWith('/') || url.StartsWith('#') || url.StartsWith('?')
        || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto"));
}
