using System.Collections.Immutable;
using System.Net;

namespace Cortico.Stack.Grafana.Api;

/// <summary>One call.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Relative to Grafana's root, without a leading slash, each segment escaped: <c>api/folders/x</c>.</param>
internal sealed record GrafanaRequest(HttpMethod Method, string Path)
{
    /// <summary>JSON in UTF-8, or null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public RetryOn RetryOn { get; init; } = RetryOn.Trouble;

    /// <summary>Statuses besides success that are an answer and not an error.</summary>
    public ImmutableArray<HttpStatusCode> Accept { get; init; } = [];

    /// <summary>Health alone is asked without credentials, so that a wrong password is not tried there.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Whether Grafana only passes it on to a data source.</summary>
    public bool IsForwarded => Path.StartsWith("api/datasources/proxy/", StringComparison.Ordinal);

    public static GrafanaRequest Get(string path, params ImmutableArray<HttpStatusCode> accept) => new(HttpMethod.Get, path) { Accept = accept };
}
