using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.States;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredInstance))]
internal sealed partial class StateJson : JsonSerializerContext;
