using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>A contact point as the provisioning API takes it: one integration; those of one name belong together.</summary>
internal sealed record ContactPointBody(
    string? Uid, string? Name, string? Type, JsonElement? Settings, [property: JsonConverter(typeof(NullAsFalse))] bool DisableResolveMessage);
