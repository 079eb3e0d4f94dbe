using System.Text.Json;
using Cortico.EmbeddedGrafana.Annotations;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>An annotation with the entry of the dashboard's list that asked for it.</summary>
internal sealed record FoundAnnotation(Annotation Annotation, JsonElement Entry);
