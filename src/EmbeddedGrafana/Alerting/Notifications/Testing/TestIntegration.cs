using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>An integration to try, stored or not.</summary>
/// <param name="Uid">Of the stored one whose secrets stand in for those that are left out.</param>
/// <param name="SecureSettings">Secrets by their path in the settings.</param>
internal sealed record TestIntegration(
    string? Uid, string? Name, string? Type, JsonObject? Settings, Dictionary<string, string>? SecureSettings, bool? DisableResolveMessage);
