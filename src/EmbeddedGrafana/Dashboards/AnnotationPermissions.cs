namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>What the caller may do with annotations of this dashboard, and of the organisation.</summary>
internal sealed record AnnotationPermissions(AnnotationActions Dashboard, AnnotationActions Organization);
