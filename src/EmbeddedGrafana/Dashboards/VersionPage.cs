namespace Cortico.EmbeddedGrafana.Dashboards;

/// <param name="ContinueToken">Where the next page starts; empty: this was the last.</param>
internal sealed record VersionPage(string ContinueToken, VersionAnswer[] Versions);
