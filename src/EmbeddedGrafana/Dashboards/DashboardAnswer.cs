using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A dashboard as it is read: what is known about it, and its model.</summary>
internal sealed record DashboardAnswer(DashboardMeta Meta, RawJson Dashboard);
