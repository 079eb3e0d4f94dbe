using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

/// <summary>Settings of an e-mail contact point.</summary>
/// <param name="SingleEmail">One mail to all, or one for each address.</param>
/// <param name="Message">Empty: the notification's own words.</param>
internal sealed record EmailSettings(IReadOnlyList<string> Addresses, bool SingleEmail, string Subject, string Message)
{
    private static readonly char[] Separators = [';', ',', '\n'];

    public static EmailSettings Of(JsonObject settings) => new(
        Split(settings["addresses"]?.ToString() ?? ""),
        settings["singleEmail"] is JsonValue single && single.GetValueKind() == System.Text.Json.JsonValueKind.True,
        settings["subject"]?.ToString() is { Length: > 0 } subject ? subject : DefaultText.TitleTemplate,
        settings["message"]?.ToString() ?? "");

    public static IReadOnlyList<string> Split(string addresses) => addresses.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
