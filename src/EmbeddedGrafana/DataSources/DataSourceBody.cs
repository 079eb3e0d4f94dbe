using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Body of a create or an update.</summary>
/// <param name="SecureJsonData">Secrets to store; those left out keep their value.</param>
/// <param name="Version">The version an update was made against; null or zero overwrites whatever is there.</param>
internal sealed record DataSourceBody(
    string? Name, string? Uid, string? Type, string? Access, string? Url, string? User, string? Database, bool BasicAuth, string? BasicAuthUser,
    bool WithCredentials, bool IsDefault, JsonElement? JsonData, Dictionary<string, string?>? SecureJsonData, int? Version)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public JsonElement Settings => JsonData is { ValueKind: JsonValueKind.Object } given ? given : Nothing;
}
