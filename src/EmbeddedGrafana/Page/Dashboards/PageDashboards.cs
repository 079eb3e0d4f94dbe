using System.Collections.Concurrent;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Page.Dashboards.Old;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>Dashboards ready to be drawn.</summary>
internal sealed class PageDashboards(DashboardStore store)
{
    /// <summary>Parsed models that are kept; one is some hundred kilobytes.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, (long Id, PageDashboard Dashboard)> _parsed = new(StringComparer.Ordinal);

    /// <returns>Null where there is no dashboard of this uid.</returns>
    public PageDashboard? Find(string uid)
    {
        if (store.Find(uid) is not { } stored)
        {
            _parsed.TryRemove(uid, out _);
            return null;
        }

        if (_parsed.TryGetValue(uid, out var known) && known.Id == stored.Id && known.Dashboard.Version == stored.Version && known.Dashboard.FolderUid == stored.FolderUid)
        {
            return known.Dashboard;
        }

        var dashboard = new PageDashboard(stored.Uid, stored.FolderUid, stored.Title, stored.Url, stored.Version, OldPanels.Renewed(JsonElement.Parse(stored.Model)));
        if (_parsed.Count >= Most)
        {
            _parsed.Clear();
        }

        _parsed[uid] = (stored.Id, dashboard);
        return dashboard;
    }
}
