using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>A panel at its place on the page.</summary>
/// <param name="Id">Of the panel; of a repeated one with its number behind: "5~1".</param>
/// <param name="Variables">With the value that a repeated panel is for.</param>
public sealed record PlacedPanel(string Id, JsonElement Json, GridPosition Grid, Interpolation Variables)
{
    public string Type => Json.Text("type") ?? "";

    public string Title => Variables.Text(Json.Text("title") ?? "");

    public string? Description => Json.Text("description") is { Length: > 0 } text ? Variables.Text(text) : null;
}
