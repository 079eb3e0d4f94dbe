using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>A stored data source, secrets apart: those are read where a request is sent to it.</summary>
public sealed record DataSource
{
    /// <summary>The one type that this server can query.</summary>
    public const string Prometheus = "prometheus";

    public required long Id { get; init; }

    public required string Uid { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public string Access { get; init; } = "proxy";

    public string Url { get; init; } = "";

    public string User { get; init; } = "";

    public string Database { get; init; } = "";

    public bool BasicAuth { get; init; }

    public string BasicAuthUser { get; init; } = "";

    public bool WithCredentials { get; init; }

    public bool IsDefault { get; init; }

    /// <summary>Settings of the type, such as <c>httpMethod</c> and <c>timeInterval</c> of Prometheus; always an object.</summary>
    public required JsonElement JsonData { get; init; }

    /// <summary>Names of the secrets it has; their values never leave the server.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    public int Version { get; init; } = 1;

    /// <summary>A text setting of <see cref="JsonData"/>; null where it is absent or no text.</summary>
    public string? Setting(string name) =>
        JsonData.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
