namespace Cortico.Stack.Grafana.Verify;

/// <summary>What Grafana's page sends for one panel.</summary>
/// <param name="Panel">Its title, or <c>panel 7</c> where it has none.</param>
/// <param name="Body">Of a POST to <c>/api/ds/query</c>, JSON.</param>
public sealed record PanelRequest(string Panel, ReadOnlyMemory<byte> Body);
