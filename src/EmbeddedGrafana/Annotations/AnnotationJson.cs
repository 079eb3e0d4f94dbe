using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Annotations;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnnotationBody))]
[JsonSerializable(typeof(GraphiteBody))]
[JsonSerializable(typeof(MassDeletion))]
[JsonSerializable(typeof(AnnotationAdded))]
[JsonSerializable(typeof(AnnotationAnswer[]))]
[JsonSerializable(typeof(AnnotationTags))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class AnnotationJson : JsonSerializerContext;
