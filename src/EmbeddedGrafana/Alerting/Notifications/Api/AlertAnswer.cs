using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>An alert of the notifier as it is answered; times to the millisecond.</summary>
internal sealed record AlertAnswer(
    SortedDictionary<string, string> Annotations,
    string EndsAt,
    string Fingerprint,
    IReadOnlyList<ReceiverName> Receivers,
    string StartsAt,
    AlertStatusAnswer Status,
    string UpdatedAt,
    [property: JsonPropertyName("generatorURL")] string GeneratorUrl,
    SortedDictionary<string, string> Labels);
