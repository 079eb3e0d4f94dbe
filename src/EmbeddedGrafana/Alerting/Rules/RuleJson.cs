using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProvisionedRule))]
[JsonSerializable(typeof(ProvisionedRule[]))]
[JsonSerializable(typeof(RuleGroupBody))]
[JsonSerializable(typeof(NotificationSettings))]
[JsonSerializable(typeof(DateTime))]
[JsonSerializable(typeof(Cortico.EmbeddedGrafana.Alerting.Evaluation.SchedulerAnswer))]
internal sealed partial class RuleJson : JsonSerializerContext;
