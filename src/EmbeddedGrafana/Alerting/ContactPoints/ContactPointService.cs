using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>Reads and changes contact points, with Grafana's checks; each change is one transaction.</summary>
internal sealed class ContactPointService(Database database, ContactPointStore store, TimeProvider time)
{
    public IReadOnlyList<ContactPoint> List(string? name) => database.Read(connection => store.List(connection, name));

    /// <exception cref="GrafanaErrorException">400 or 409; nothing was changed.</exception>
    public Task<ContactPoint> AddAsync(ContactPointBody body, string provenance, CancellationToken cancellation)
    {
        var uid = string.IsNullOrEmpty(body.Uid) ? ShortUid.New(time) : body.Uid;
        var settings = body.Settings is { } given ? SortedJson.Sort(given) : null;
        IntegrationCheck.Check(uid, body.Name ?? "", body.Type ?? "", settings);
        if (AlertingUid.Problem(uid) is { } problem)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, $"invalid object specification\ncannot create contact point with UID '{uid}': {problem}").ToException();
        }

        return database.WriteAsync(connection =>
        {
            if (store.Find(connection, uid) is { } taken)
            {
                throw UidInUse(taken);
            }

            var (rest, secrets) = SecretSettings.Take(body.Type!, settings!);
            var point = new ContactPoint(uid, body.Name!, body.Type!, rest, secrets, body.DisableResolveMessage, provenance);
            store.Save(connection, point);
            return point;
        }, cancellation);
    }

    /// <summary>Replaces a contact point; where its name changes, policies and rules that send to it follow.</summary>
    /// <exception cref="GrafanaErrorException">400, 404 or 409; nothing was changed.</exception>
    public Task UpdateAsync(string uid, ContactPointBody body, string provenance, CancellationToken cancellation)
    {
        if (body.Settings is not { } given || SortedJson.Sort(given) is not { } settings)
        {
            throw IntegrationCheck.Invalid("settings should not be empty");
        }

        return database.WriteAsync(connection =>
        {
            var stored = store.Find(connection, uid)
                ?? throw GrafanaError.Message(StatusCodes.Status404NotFound, $"object not found: contact point with uid '{uid}' not found").ToException();
            var (rest, secrets) = SecretSettings.Take(body.Type ?? "", settings);
            var kept = secrets.ToDictionary(
                secret => secret.Key, secret => secret.Value == ContactPoint.Redacted ? stored.Secrets.GetValueOrDefault(secret.Key) ?? "" : secret.Value, StringComparer.Ordinal);
            IntegrationCheck.Check(uid, body.Name ?? "", body.Type ?? "", SecretSettings.Put(rest, kept));
            Provenance.CheckChange(stored.Provenance, provenance, "update");
            var point = new ContactPoint(
                uid, body.Name!, body.Type!, rest, kept.Where(secret => secret.Value.Length > 0).ToDictionary(StringComparer.Ordinal), body.DisableResolveMessage, provenance);
            store.Save(connection, point);
            if (point.Name != stored.Name && store.List(connection, stored.Name).Count == 0)
            {
                PolicyStore.RenameReceiver(connection, stored.Name, point.Name);
                RuleReferences.RenameReceiver(connection, stored.Name, point.Name, time.GetUtcNow());
            }
        }, cancellation);
    }

    /// <summary>A contact point that is not there is as good as deleted.</summary>
    /// <exception cref="GrafanaErrorException">409: a policy or a rule sends to it.</exception>
    public Task DeleteAsync(string uid, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (store.Find(connection, uid) is not { } stored)
        {
            return;
        }

        if (store.List(connection, stored.Name).Count == 1)
        {
            if (PolicyStore.Read(connection).Tree.Flattened().Any(route => route.Receiver == stored.Name))
            {
                throw Conflict("contact-points.referenced", "Contact point is currently referenced by a notification policy.");
            }

            if (RuleReferences.ToReceiver(connection, stored.Name).Count > 0)
            {
                throw Conflict("contact-points.used-by-rule", "Contact point is currently used in the notification settings of one or many alert rules.");
            }
        }

        ContactPointStore.Delete(connection, uid);
    }, cancellation);

    private static GrafanaErrorException Conflict(string id, string message) =>
        GrafanaError.Identified(StatusCodes.Status409Conflict, "alerting.notifications." + id, message).ToException();

    private static GrafanaErrorException UidInUse(ContactPoint taken) => GrafanaError.Identified(
        StatusCodes.Status409Conflict,
        "alerting.notifications.contact-points.uidInUse",
        $"Receiver configuration with UID '{taken.Uid}' already exists in contact point '{taken.Name}'. Please use unique identifiers for receivers across all contact points.",
        new JsonObject { ["Name"] = taken.Name, ["UID"] = taken.Uid }).ToException();
}
