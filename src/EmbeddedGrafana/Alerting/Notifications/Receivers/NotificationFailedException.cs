namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>An integration could not tell its receiver; the message goes into the contact point's status.</summary>
internal sealed class NotificationFailedException(string message, bool retry, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same may work a moment later.</summary>
    public bool Retry { get; } = retry;
}
