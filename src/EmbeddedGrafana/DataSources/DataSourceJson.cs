using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.DataSources;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DataSourceBody))]
[JsonSerializable(typeof(DataSourceAnswer))]
[JsonSerializable(typeof(DataSourceItem[]))]
[JsonSerializable(typeof(DataSourceSaved))]
[JsonSerializable(typeof(DataSourceDeleted))]
[JsonSerializable(typeof(DataSourceHealth))]
[JsonSerializable(typeof(PrometheusAnswer))]
internal sealed partial class DataSourceJson : JsonSerializerContext;
