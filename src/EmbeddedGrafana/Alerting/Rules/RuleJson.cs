using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProvisionedRule))]
[JsonSerializable(typeof(ProvisionedRule[]))]
[JsonSerializable(typeof(RuleGroupBody))]
[JsonSerializable(typeof(NotificationSettings))]
[JsonSerializable(typeof(DateTime))]
internal sealed partial class RuleJson : JsonSerializerContext;
