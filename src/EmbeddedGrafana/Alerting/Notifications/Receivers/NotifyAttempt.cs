namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>The last time an integration was used.</summary>
/// <param name="Error">Null where it worked.</param>
internal sealed record NotifyAttempt(DateTimeOffset At, TimeSpan Duration, string? Error);
