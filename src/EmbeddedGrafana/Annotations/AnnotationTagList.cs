namespace Cortico.EmbeddedGrafana.Annotations;

internal sealed record AnnotationTagList(AnnotationTag[] Tags);
