using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Reads and changes mute timings, with Grafana's checks.</summary>
internal sealed class MuteTimingService(Database database)
{
    private const string Kind = "alerting.notifications.time-intervals.";

    public IReadOnlyList<MuteTiming> All() => database.Read(MuteTimingStore.All);

    public MuteTiming? Find(string name) => database.Read(connection => MuteTimingStore.Find(connection, name));

    /// <exception cref="GrafanaErrorException">400: malformed, or the name is taken.</exception>
    public Task<MuteTiming> AddAsync(MuteTiming timing, string provenance, CancellationToken cancellation)
    {
        Check(timing);
        return database.WriteAsync(connection => MuteTimingStore.Find(connection, timing.Name!) is null
            ? MuteTimingStore.Save(connection, timing, provenance)
            : throw GrafanaError.Identified(
                StatusCodes.Status400BadRequest, Kind + "nameExists", "Time interval with this name already exists. Use a different name or update existing one.").ToException(), cancellation);
    }

    /// <exception cref="GrafanaErrorException">400, 404, or 409 for another version than the stored one.</exception>
    public Task<MuteTiming> UpdateAsync(MuteTiming timing, string provenance, CancellationToken cancellation)
    {
        Check(timing);
        return database.WriteAsync(connection =>
        {
            var stored = MuteTimingStore.Find(connection, timing.Name!) ?? throw NotFound().ToException();
            CheckVersion(stored, timing.Version);
            Provenance.CheckChange(stored.Provenance ?? "", provenance, "update");
            return MuteTimingStore.Save(connection, timing, provenance);
        }, cancellation);
    }

    /// <summary>A mute timing that is not there is as good as deleted.</summary>
    /// <exception cref="GrafanaErrorException">409: a policy or a rule names it, or the version is another one.</exception>
    public Task DeleteAsync(string name, string? version, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (MuteTimingStore.Find(connection, name) is not { } stored)
        {
            return;
        }

        CheckVersion(stored, version);
        var byRoutes = PolicyStore.Read(connection).Tree.Flattened()
            .Any(route => (route.MuteTimeIntervals ?? []).Concat(route.ActiveTimeIntervals ?? []).Contains(name, StringComparer.Ordinal));
        var byRules = RuleReferences.ToTiming(connection, name).ConvertAll(rule => (JsonNode?)rule.Uid);
        if (byRoutes || byRules.Count > 0)
        {
            var extra = new JsonObject();
            if (byRoutes)
            {
                extra["UsedByRoutes"] = true;
            }

            if (byRules.Count > 0)
            {
                extra["UsedByRules"] = new JsonArray([.. byRules]);
            }

            throw GrafanaError.Identified(StatusCodes.Status409Conflict, Kind + "used", "Time interval is used", extra).ToException();
        }

        MuteTimingStore.Delete(connection, name);
    }, cancellation);

    public static GrafanaError NotFound() => GrafanaError.Identified(StatusCodes.Status404NotFound, Kind + "notFound", "Not found");

    private static void Check(MuteTiming timing)
    {
        if (string.IsNullOrEmpty(timing.Name))
        {
            const string Problem = "missing name in time interval";
            throw GrafanaError.Identified(
                StatusCodes.Status400BadRequest, Kind + "invalidFormat", "Time interval is in invalid format. Correct the payload and try again.", new JsonObject { ["Error"] = Problem }).ToException();
        }

        if (!(timing.TimeIntervals ?? []).All(interval => interval is not null && TimeIntervalCheck.IsValid(interval)))
        {
            throw GrafanaError.BadRequestData().ToException();
        }
    }

    private static void CheckVersion(MuteTiming stored, string? wanted)
    {
        if (!string.IsNullOrEmpty(wanted) && wanted != stored.Version)
        {
            throw GrafanaError.Identified(
                StatusCodes.Status409Conflict, "alerting.notifications.conflict", $"provided version {wanted} of time interval {stored.Name} does not match current version {stored.Version}").ToException();
        }
    }
}
