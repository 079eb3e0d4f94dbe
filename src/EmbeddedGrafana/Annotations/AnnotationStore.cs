using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Annotations of people and of alert rules.</summary>
public sealed class AnnotationStore(Database database, TimeProvider time)
{
    private const string Columns =
        """
        SELECT a.id, a.dashboard_uid, a.dashboard_id, a.panel_id, a.time, a.time_end, a.text, a.data, a.user_id, coalesce(u.login, ''), coalesce(u.email, ''),
          a.created, a.updated, a.alert_rule_uid, a.previous_state, a.new_state,
          (SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM annotation_tag WHERE annotation_id = a.id ORDER BY rowid)),
          coalesce(r.id, 0), r.definition ->> '$.title'
        FROM annotation AS a LEFT JOIN user AS u ON u.id = a.user_id LEFT JOIN alert_rule AS r ON r.uid = a.alert_rule_uid
        """;

    /// <returns>The id it was given.</returns>
    public Task<long> AddAsync(Annotation annotation, CancellationToken cancellation) => database.WriteAsync(connection => Add(connection, annotation, time.GetUtcNow()), cancellation);

    /// <summary>Adds it as a part of a larger change.</summary>
    /// <returns>The id it was given.</returns>
    public static long Add(DatabaseConnection connection, Annotation annotation, DateTimeOffset now)
    {
        var id = connection.Number(
            """
            INSERT INTO annotation (dashboard_uid, dashboard_id, panel_id, time, time_end, text, data, user_id, created, updated, alert_rule_uid, previous_state, new_state)
            VALUES ($dashboard, $dashboardId, $panel, $time, $end, $text, $data, $user, $now, $now, $rule, $previous, $new) RETURNING id
            """,
            ("$dashboard", annotation.DashboardUid), ("$dashboardId", annotation.DashboardId), ("$panel", annotation.PanelId), ("$time", annotation.Time),
            ("$end", annotation.TimeEnd), ("$text", annotation.Text), ("$data", annotation.Data.GetRawText()), ("$user", annotation.UserId),
            ("$now", now.ToUnixTimeMilliseconds()), ("$rule", annotation.AlertRuleUid), ("$previous", annotation.PreviousState), ("$new", annotation.NewState));
        SetTags(connection, id, annotation.Tags);
        return id;
    }

    public Annotation? Find(long id) => database.Read(connection => connection.First(Columns + " WHERE a.id = $id", Row, ("$id", id)));

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Annotation> Find(AnnotationQuery query) => database.Read(connection => connection.List(
        Columns +
        """
         WHERE ($from IS NULL OR $to IS NULL OR (a.time <= $to AND a.time_end >= $from))
          AND ($dashboard = '' OR a.dashboard_uid = $dashboard)
          AND ($dashboardId IS NULL OR a.dashboard_id = $dashboardId)
          AND ($panel IS NULL OR a.panel_id = $panel)
          AND ($user IS NULL OR a.user_id = $user)
          AND ($rule = '' OR a.alert_rule_uid = $rule)
          AND ($alerts IS NULL OR (a.alert_rule_uid <> '') = $alerts)
          AND (SELECT count(*) FROM annotation_tag WHERE annotation_id = a.id AND tag IN (SELECT value FROM json_each($tags))) >= $matches
        ORDER BY a.time_end DESC, a.time DESC, a.id DESC LIMIT $limit
        """, Row,
        ("$from", query.From), ("$to", query.To), ("$dashboard", query.DashboardUid), ("$dashboardId", query.DashboardId), ("$panel", query.PanelId), ("$user", query.UserId),
        ("$rule", query.AlertRuleUid), ("$alerts", query.Alerts), ("$tags", Json(query.Tags ?? [])), ("$matches", Matches(query)), ("$limit", query.Limit)));

    /// <returns>False when there is no such annotation.</returns>
    public Task<bool> UpdateAsync(Annotation annotation, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        SetTags(connection, annotation.Id, annotation.Tags);
        return connection.Execute("UPDATE annotation SET time = $time, time_end = $end, text = $text, data = $data, updated = $now WHERE id = $id",
            ("$time", annotation.Time), ("$end", annotation.TimeEnd), ("$text", annotation.Text), ("$data", annotation.Data.GetRawText()),
            ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", annotation.Id)) > 0;
    }, cancellation);

    public Task DeleteAsync(long id, CancellationToken cancellation) =>
        database.WriteAsync(connection => connection.Execute("DELETE FROM annotation WHERE id = $id", ("$id", id)), cancellation);

    /// <summary>Deletes all of a panel.</summary>
    public Task DeleteAsync(string dashboardUid, long panelId, CancellationToken cancellation) => database.WriteAsync(connection => connection.Execute(
        "DELETE FROM annotation WHERE dashboard_uid = $dashboard AND panel_id = $panel", ("$dashboard", dashboardUid), ("$panel", panelId)), cancellation);

    /// <summary>Forgets all but the newest of an alert rule.</summary>
    public static void Trim(DatabaseConnection connection, string ruleUid, int kept) => connection.Execute(
        "DELETE FROM annotation WHERE alert_rule_uid = $rule AND id <= (SELECT id FROM annotation WHERE alert_rule_uid = $rule ORDER BY id DESC LIMIT 1 OFFSET $kept)",
        ("$rule", ruleUid), ("$kept", kept));

    /// <summary>Tags in use that contain a text, with the number of annotations that have each.</summary>
    public IReadOnlyList<(string Tag, long Count)> Tags(string part, int limit) => database.Read(connection => connection.List(
        "SELECT tag, count(*) FROM annotation_tag WHERE instr(lower(tag), lower($part)) > 0 OR $part = '' GROUP BY tag ORDER BY tag LIMIT $limit",
        row => (row.GetString(0), row.GetInt64(1)), ("$part", part), ("$limit", limit)));

    private static int Matches(AnnotationQuery query) => query.Tags switch
    {
        null or [] => 0,
        _ when query.MatchAny => 1,
        var tags => tags.Distinct().Count(),
    };

    private static void SetTags(DatabaseConnection connection, long id, IReadOnlyList<string> tags)
    {
        connection.Execute("DELETE FROM annotation_tag WHERE annotation_id = $id", ("$id", id));
        foreach (var tag in tags)
        {
            connection.Execute("INSERT OR IGNORE INTO annotation_tag (annotation_id, tag) SELECT id, $tag FROM annotation WHERE id = $id", ("$id", id), ("$tag", tag));
        }
    }

    private static string Json(IEnumerable<string> values) => JsonSerializer.Serialize([.. values], AnnotationJson.Default.StringArray);

    private static Annotation Row(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0), DashboardUid = row.GetString(1), DashboardId = Optional(row, 2), PanelId = Optional(row, 3), Time = row.GetInt64(4), TimeEnd = row.GetInt64(5),
        Text = row.GetString(6), Data = JsonElement.Parse(row.GetString(7)), UserId = row.GetInt64(8), Login = row.GetString(9), Email = row.GetString(10),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)), Updated = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12)),
        AlertRuleUid = row.GetString(13), PreviousState = row.GetString(14), NewState = row.GetString(15), Tags = row.IsDBNull(16) ? [] : row.GetString(16).Split('\n'),
        AlertId = row.GetInt64(17), AlertName = row.IsDBNull(18) ? null : row.GetString(18),
    };

    private static long? Optional(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
