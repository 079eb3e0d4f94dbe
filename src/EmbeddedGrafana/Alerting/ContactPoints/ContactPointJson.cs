using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ContactPointBody))]
[JsonSerializable(typeof(ContactPointAnswer))]
[JsonSerializable(typeof(ContactPointAnswer[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ContactPointJson : JsonSerializerContext;
