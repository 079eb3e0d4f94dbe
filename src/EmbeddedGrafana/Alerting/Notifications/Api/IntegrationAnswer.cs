using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>How the last use of an integration went.</summary>
internal sealed record IntegrationAnswer(
    string LastNotifyAttempt,
    string LastNotifyAttemptDuration,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastNotifyAttemptError,
    string Name,
    bool SendResolved);
