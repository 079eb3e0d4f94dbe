namespace Cortico.EmbeddedGrafana.Annotations;

internal sealed record AnnotationTag(string Tag, long Count);
