using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>Reads and replaces the policy tree, with Grafana's checks.</summary>
internal sealed class PolicyService(Database database)
{
    public StoredPolicies Read() => database.Read(PolicyStore.Read);

    /// <exception cref="GrafanaErrorException">400: malformed, or it names what does not exist; nothing was changed.</exception>
    public Task ReplaceAsync(PolicyRoute tree, string provenance, CancellationToken cancellation)
    {
        if (!PolicyCheck.IsTree(tree))
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        return database.WriteAsync(connection =>
        {
            var receivers = ContactPointStore.Names(connection);
            var timings = MuteTimingStore.Names(connection);
            foreach (var route in tree.Flattened())
            {
                if (route.Receiver is { } receiver && !receivers.Contains(receiver))
                {
                    throw Invalid($"receiver '{receiver}' does not exist");
                }
            }

            foreach (var route in tree.Flattened())
            {
                if (Missing(route.MuteTimeIntervals, timings) is { } mute)
                {
                    throw Invalid($"mute time interval '{mute}' does not exist");
                }

                if (Missing(route.ActiveTimeIntervals, timings) is { } active)
                {
                    throw Invalid($"active time interval '{active}' does not exist");
                }
            }

            PolicyStore.Save(connection, new StoredPolicies(tree with { Provenance = null }, provenance));
        }, cancellation);
    }

    /// <returns>The tree of a fresh Grafana, which counts from now on.</returns>
    public async Task<PolicyRoute> ResetAsync(CancellationToken cancellation)
    {
        await database.WriteAsync(PolicyStore.Reset, cancellation);
        return PolicyStore.Default;
    }

    private static string? Missing(IReadOnlyList<string>? names, HashSet<string> known) => names?.FirstOrDefault(name => !known.Contains(name));

    private static GrafanaErrorException Invalid(string problem) => GrafanaError.Identified(
        StatusCodes.Status400BadRequest,
        "alerting.notifications.routes.invalidFormat",
        $"Invalid format of the submitted route: {problem}. Correct the payload and try again.",
        new JsonObject { ["Error"] = problem }).ToException();
}
