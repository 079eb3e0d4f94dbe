using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Finds dashboards and folders by title, tag and place.</summary>
internal sealed class SearchStore(Database database)
{
    // Lists travel as JSON arrays, so that one prepared statement serves every search.
    private const string Sql =
        """
        WITH found AS (
          SELECT id, uid, title, folder_uid, 0 AS is_folder FROM dashboard
          UNION ALL
          SELECT id, uid, title, parent_uid, 1 FROM folder)
        SELECT found.id, found.uid, found.title, found.is_folder, found.folder_uid, folder.id, folder.title,
          (SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM dashboard_tag WHERE dashboard_id = found.id ORDER BY tag))
        FROM found LEFT JOIN folder ON folder.uid = found.folder_uid
        WHERE ((is_folder = 0 AND $dashboards) OR (is_folder = 1 AND $folders))
          AND NOT EXISTS (SELECT 1 FROM json_each($words) AS word WHERE found.title NOT LIKE '%' || word.value || '%' ESCAPE '\')
          AND NOT EXISTS (SELECT 1 FROM json_each($tags) AS tag WHERE NOT EXISTS (SELECT 1 FROM dashboard_tag WHERE dashboard_id = found.id AND dashboard_tag.tag = tag.value))
          AND ($folderUids = '[]' OR found.folder_uid IN (SELECT value FROM json_each($folderUids)))
          AND ($uids = '[]' OR found.uid IN (SELECT value FROM json_each($uids)))
        ORDER BY is_folder DESC, CASE WHEN $descending THEN NULL ELSE found.title END COLLATE NOCASE, CASE WHEN $descending THEN found.title END COLLATE NOCASE DESC, found.uid
        LIMIT $limit OFFSET $skip
        """;

    public IReadOnlyList<SearchHit> Find(SearchQuery query) => database.Read(connection => connection.List(Sql, Row,
        ("$dashboards", query.Dashboards), ("$folders", query.Folders), ("$words", Json(Words(query.Text))), ("$tags", Json(query.Tags)),
        ("$folderUids", Json(query.FolderUids)), ("$uids", Json(query.Uids)), ("$descending", query.Descending),
        ("$limit", query.Limit), ("$skip", (long)query.Limit * (query.Page - 1))));

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal));

    private static string Json(IEnumerable<string> values) => JsonSerializer.Serialize([.. values], DashboardJson.Default.StringArray);

    private static SearchHit Row(SqliteDataReader row) => SearchHit.Of(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.IsDBNull(7) ? [] : row.GetString(7).Split('\n'), row.GetString(4),
        row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetString(6));
}
