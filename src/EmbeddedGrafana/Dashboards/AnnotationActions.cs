namespace Cortico.EmbeddedGrafana.Dashboards;

internal sealed record AnnotationActions(bool CanAdd, bool CanEdit, bool CanDelete)
{
    public static AnnotationActions All(bool allowed) => new(allowed, allowed, allowed);
}
