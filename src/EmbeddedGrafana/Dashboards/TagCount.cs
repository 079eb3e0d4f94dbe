namespace Cortico.EmbeddedGrafana.Dashboards;

internal sealed record TagCount(string Term, long Count);
