using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Templates;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NotificationTemplate))]
[JsonSerializable(typeof(NotificationTemplate[]))]
internal sealed partial class TemplateJson : JsonSerializerContext;
