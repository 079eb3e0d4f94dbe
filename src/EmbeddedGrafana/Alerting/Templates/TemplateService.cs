using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Alerting.Templates;

/// <summary>Reads and changes notification templates.</summary>
internal sealed class TemplateService(Database database)
{
    private const string Columns = "SELECT name, template, provenance FROM notification_template";
    private const string Kind = "alerting.notifications.templates.";

    public IReadOnlyList<NotificationTemplate> All() => database.Read(connection => connection.List(Columns + " ORDER BY name", Row));

    public NotificationTemplate? Find(string name) => database.Read(connection => Find(connection, name));

    /// <summary>Adds or replaces one.</summary>
    /// <exception cref="GrafanaErrorException">400 for a template that cannot be read, 409 for another version than the stored one.</exception>
    public Task<NotificationTemplate> SaveAsync(string name, NotificationTemplate template, string provenance, CancellationToken cancellation)
    {
        var text = (template.Template ?? "").Trim();
        if (text.Length == 0)
        {
            throw Invalid("template must have content");
        }

        if (TemplateCheck.Problem(text) is { } problem)
        {
            throw Invalid("invalid template: " + problem);
        }

        return database.WriteAsync(connection =>
        {
            if (Find(connection, name) is { } stored)
            {
                CheckVersion(stored, template.Version);
                Provenance.CheckChange(stored.Provenance ?? "", provenance, "update");
            }

            connection.Execute("INSERT OR REPLACE INTO notification_template (name, template, provenance) VALUES ($name, $template, $provenance)",
                ("$name", name), ("$template", text), ("$provenance", provenance));
            return Find(connection, name)!;
        }, cancellation);
    }

    /// <summary>A template that is not there is as good as deleted.</summary>
    /// <exception cref="GrafanaErrorException">409 for another version than the stored one.</exception>
    public Task DeleteAsync(string name, string? version, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (Find(connection, name) is { } stored)
        {
            CheckVersion(stored, version);
            connection.Execute("DELETE FROM notification_template WHERE name = $name", ("$name", name));
        }
    }, cancellation);

    public static GrafanaError NotFound() => GrafanaError.Identified(StatusCodes.Status404NotFound, Kind + "notFound", "Not found");

    private static NotificationTemplate? Find(DatabaseConnection connection, string name) => connection.First(Columns + " WHERE name = $name", Row, ("$name", name));

    private static NotificationTemplate Row(SqliteDataReader row)
    {
        var (name, template, provenance) = (row.GetString(0), row.GetString(1), row.GetString(2));
        return new NotificationTemplate(name, template, ContentVersion.Of(template), provenance.Length == 0 ? null : provenance);
    }

    private static void CheckVersion(NotificationTemplate stored, string? wanted)
    {
        if (!string.IsNullOrEmpty(wanted) && wanted != stored.Version)
        {
            throw GrafanaError.Identified(
                StatusCodes.Status409Conflict, "alerting.notifications.conflict", $"provided version {wanted} of template {stored.Name} does not match current version {stored.Version}").ToException();
        }
    }

    private static GrafanaErrorException Invalid(string problem) => GrafanaError.Identified(
        StatusCodes.Status400BadRequest, Kind + "invalidFormat", "Template is in invalid format. Correct the payload and try again.", new JsonObject { ["Error"] = problem }).ToException();
}
