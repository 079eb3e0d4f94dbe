namespace Cortico.EmbeddedGrafana.Dashboards;

internal sealed record DashboardDeleted(string Title, string Message, string Uid);
