using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Body of <c>POST /api/annotations/mass-delete</c>: one annotation, or all of a panel.</summary>
internal sealed record MassDeletion([property: JsonPropertyName("dashboardUID")] string? DashboardUid, long PanelId, long AnnotationId);
