namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Body of <c>POST /api/dashboards/uid/{uid}/restore</c>.</summary>
internal sealed record VersionRestore(int Version);
