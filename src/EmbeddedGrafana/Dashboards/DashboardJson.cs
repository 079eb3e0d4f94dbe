using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Dashboards;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DashboardBody))]
[JsonSerializable(typeof(DashboardSaved))]
[JsonSerializable(typeof(DashboardDeleted))]
[JsonSerializable(typeof(DashboardAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(VersionPage))]
[JsonSerializable(typeof(VersionRestore))]
[JsonSerializable(typeof(ImportBody))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(SearchHit[]))]
[JsonSerializable(typeof(TagCount[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class DashboardJson : JsonSerializerContext;
