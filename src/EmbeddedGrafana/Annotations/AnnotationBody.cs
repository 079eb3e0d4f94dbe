using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Body of a create, an update or a patch; a patch leaves what is null as it is.</summary>
/// <param name="Time">Milliseconds since 1970; null or zero: now.</param>
/// <param name="TimeEnd">Null or zero: a moment, no span.</param>
internal sealed record AnnotationBody(
    [property: JsonPropertyName("dashboardUID")] string? DashboardUid, long? DashboardId, long? PanelId, long? Time, long? TimeEnd, string? Text, string[]? Tags, JsonElement? Data);
