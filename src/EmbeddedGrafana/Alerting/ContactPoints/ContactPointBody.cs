using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>A contact point as the provisioning API takes it: one integration; those of one name belong together.</summary>
internal sealed record ContactPointBody(string? Uid, string? Name, string? Type, JsonElement? Settings, bool DisableResolveMessage);
