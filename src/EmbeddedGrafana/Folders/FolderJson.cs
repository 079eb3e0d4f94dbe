using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Folders;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewFolder))]
[JsonSerializable(typeof(FolderUpdate))]
[JsonSerializable(typeof(FolderMove))]
[JsonSerializable(typeof(FolderHit[]))]
[JsonSerializable(typeof(FolderAnswer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
internal sealed partial class FolderJson : JsonSerializerContext;
