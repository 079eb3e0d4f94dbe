using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MuteTiming))]
[JsonSerializable(typeof(MuteTiming[]))]
[JsonSerializable(typeof(IReadOnlyList<TimeInterval>))]
internal sealed partial class MuteTimingJson : JsonSerializerContext;
