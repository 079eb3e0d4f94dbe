namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>Turns the templates of a contact point (title, subject, message) into text.</summary>
internal interface INotificationText
{
    /// <param name="template">Text with Go's template actions, or without any.</param>
    /// <returns>Null where the template has an action that cannot be carried out.</returns>
    string? Render(string template, NotificationContent content);
}
