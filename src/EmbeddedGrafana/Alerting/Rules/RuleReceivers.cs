using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>The contact points and mute timings that a rule may name, looked up once for a whole group.</summary>
internal sealed class RuleReceivers(DatabaseConnection connection)
{
    private readonly Lazy<HashSet<string>> _receivers = new(() => ContactPointStore.Names(connection));
    private readonly Lazy<HashSet<string>> _timings = new(() => MuteTimingStore.Names(connection));

    /// <exception cref="GrafanaErrorException">400: the rule's own notification settings are wrong, or name what does not exist.</exception>
    public void Check(ProvisionedRule rule)
    {
        if (rule.NotificationSettings is not { } settings)
        {
            return;
        }

        var problems = new List<string>();
        if (settings.Problem() is { } problem)
        {
            problems.Add(problem);
        }
        else
        {
            if (!_receivers.Value.Contains(settings.Receiver))
            {
                problems.Add($"receiver {settings.Receiver} does not exist");
            }

            problems.AddRange((settings.MuteTimeIntervals ?? []).Concat(settings.ActiveTimeIntervals ?? [])
                .Where(name => !_timings.Value.Contains(name)).Select(name => $"time interval {name} does not exist"));
        }

        if (problems.Count > 0)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, "invalid alert rule\n" + string.Join('\n', problems)).ToException();
        }
    }
}
