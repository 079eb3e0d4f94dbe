using System.Text.Json;
using System.Text.Json.Serialization;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredAlert))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(SilenceBody))]
[JsonSerializable(typeof(SilenceAnswer))]
[JsonSerializable(typeof(SilenceAnswer[]))]
[JsonSerializable(typeof(SilenceId))]
[JsonSerializable(typeof(AlertAnswer[]))]
[JsonSerializable(typeof(AlertGroupAnswer[]))]
[JsonSerializable(typeof(ReceiverAnswer[]))]
[JsonSerializable(typeof(TestReceiversBody))]
[JsonSerializable(typeof(TestIntegrationBody))]
[JsonSerializable(typeof(NotificationSettings))]
internal sealed partial class NotifierJson : JsonSerializerContext;
