namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary><c>{"result": {"tags": […]}}</c>.</summary>
internal sealed record AnnotationTags(AnnotationTagList Result);
