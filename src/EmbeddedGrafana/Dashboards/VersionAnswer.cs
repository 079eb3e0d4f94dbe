using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>One version of a dashboard with its model.</summary>
internal sealed record VersionAnswer(
    int Id, long DashboardId, string Uid, int ParentVersion, int RestoredFrom, int Version, DateTime Created, string Message, RawJson Data, string CreatedBy)
{
    public static VersionAnswer Of(Dashboard dashboard, DashboardVersion version) => new(
        version.Version, dashboard.Id, dashboard.Uid, version.Version - 1, version.RestoredFrom, version.Version, version.Created.ToAnswer(), version.Message,
        Dashboards.Dashboard.With(version.Model, $"\"version\":{version.Version}"), version.CreatedBy);
}
