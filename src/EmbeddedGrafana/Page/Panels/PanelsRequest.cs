using System.Text.Json;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Body of <c>POST /page/dashboards/{uid}/panels</c>.</summary>
/// <param name="From">As in the page's address.</param>
/// <param name="Variables">Chosen values by name.</param>
internal sealed record PanelsRequest(string? From, string? To, Dictionary<string, string[]> Variables, PanelWish[] Panels)
{
    /// <summary>Bytes; a wall of panels with all their hidden series is a tenth of it.</summary>
    public const long MostBytes = 256 * 1024;
    private const int MostPanels = 200;
    private const int MostValues = 1000;

    /// <exception cref="GrafanaErrorException">It is no JSON of this shape, or asks for too much.</exception>
    public static async Task<PanelsRequest> ReadAsync(HttpRequest http, CancellationToken cancellation)
    {
        if (!http.HasJsonContentType() || await ParseAsync(http.Body, cancellation) is not { Panels: not null } request
            || request.Panels.Any(panel => panel is null) || request.Variables?.Values.Any(values => values is null || values.Contains(null)) == true)
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        if (request.Panels.Length > MostPanels)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, $"{request.Panels.Length} panels were asked for; {MostPanels} are the most. Ask for them in several requests.").ToException();
        }

        return request.Variables?.FirstOrDefault(variable => variable.Value.Length > MostValues) is { Key: { } name, Value: var values }
            ? throw GrafanaError.Message(StatusCodes.Status400BadRequest, $"{values.Length} values are chosen of the variable \"{name}\"; {MostValues} are the most. Choose fewer, or \"All\".").ToException()
            : request with { Variables = request.Variables ?? [] };
    }

    private static async Task<PanelsRequest?> ParseAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(body, PanelJson.Default.PanelsRequest, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
