using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Body of <c>POST /api/dashboards/db</c>.</summary>
/// <param name="FolderUid">Left out: to the root, also where the dashboard was in a folder.</param>
internal sealed record DashboardBody(JsonElement? Dashboard, string? FolderUid, bool Overwrite, string? Message);
