namespace Cortico.EmbeddedGrafana.Annotations;

internal sealed record AnnotationAdded(long Id, string Message);
