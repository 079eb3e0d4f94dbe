using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Body of <c>POST /api/dashboards/import</c>.</summary>
internal sealed record ImportBody(JsonElement? Dashboard, string? FolderUid, bool Overwrite, ImportInput[]? Inputs);
