using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>A request as it reached the server.</summary>
public sealed record SeenRequest(string Method, string Path, string Query, string? Authorization, bool DisablesProvenance, JsonNode? Body)
{
    public bool IsWrite => Method is not "GET" && !Path.EndsWith("/ds/query", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}{Query}";
}
