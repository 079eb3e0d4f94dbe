namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>One version of a dashboard, the current one included.</summary>
public sealed record DashboardVersion(int Version, byte[] Model, string Message, DateTimeOffset Created, string CreatedBy, int RestoredFrom);
