using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>A contact point as it is answered: members of the settings by name, secrets as <c>[REDACTED]</c>.</summary>
internal sealed record ContactPointAnswer(
    string Uid, string Name, string Type, JsonObject Settings, bool DisableResolveMessage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Provenance);
