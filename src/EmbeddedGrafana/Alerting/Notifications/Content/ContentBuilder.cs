using System.Globalization;
using System.Net;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>Makes alerts ready for receivers, as Grafana does.</summary>
internal sealed class ContentBuilder(GrafanaSettings settings, TimeProvider time)
{
    private readonly string _root = settings.RootUrl.AbsoluteUri;

    /// <param name="most">Alerts beyond this many are left out; 0 leaves out none.</param>
    public NotificationContent Build(Notification notification, int most)
    {
        var kept = most > 0 && notification.Alerts.Count > most ? [.. notification.Alerts.Take(most)] : notification.Alerts;
        return new NotificationContent(
            notification.Receiver,
            [.. kept.Select(Content)],
            Public(notification.GroupLabels),
            Common(kept, alert => alert.Labels),
            Common(kept, alert => alert.Annotations),
            _root,
            notification.GroupKey,
            notification.Alerts.Count - kept.Count);
    }

    private AlertContent Content(NotifiedAlert notified)
    {
        var (alert, resolved) = notified;
        var org = long.TryParse(alert.Annotations.GetValueOrDefault("__orgId__"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var orgQuery = org is null ? "" : string.Create(CultureInfo.InvariantCulture, $"orgId={org}");
        var labels = Public(alert.Labels);
        var dashboard = DashboardUrl(alert, resolved, orgQuery);
        return new AlertContent(
            resolved, labels, Public(alert.Annotations), alert.StartsAt, resolved ? alert.EndsAt : null,
            org is null ? alert.GeneratorUrl : alert.GeneratorUrl + (alert.GeneratorUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?') + orgQuery,
            Fingerprint.Text(alert.Fingerprint), SilenceUrl(alert, labels, orgQuery), dashboard,
            dashboard.Length > 0 && alert.Annotations.GetValueOrDefault("__panelId__") is { Length: > 0 } panel ? dashboard + "&viewPanel=" + WebUtility.UrlEncode(panel) : "",
            alert.Labels.Find(Alert.RuleUidLabel) ?? "", Values(alert), alert.Annotations.GetValueOrDefault("__value_string__") ?? "", org);
    }

    /// <summary>From an hour before the alert to its end, or now.</summary>
    private string DashboardUrl(Alert alert, bool resolved, string orgQuery)
    {
        if (alert.Annotations.GetValueOrDefault("__dashboardUid__") is not { Length: > 0 } dashboard)
        {
            return "";
        }

        var from = alert.StartsAt.AddHours(-1).ToUnixTimeMilliseconds();
        var to = (resolved ? alert.EndsAt : time.GetUtcNow()).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $"{_root}d/{Uri.EscapeDataString(dashboard)}?from={from}{(orgQuery.Length > 0 ? "&" : "")}{orgQuery}&to={to}");
    }

    /// <summary>A rule's alerts are silenced by the rule's uid in place of its name and folder.</summary>
    private string SilenceUrl(Alert alert, IReadOnlyList<KeyValuePair<string, string>> labels, string orgQuery)
    {
        var rule = alert.Labels.Find(Alert.RuleUidLabel);
        var matchers = labels.Where(label => rule is null || label.Key is not ("alertname" or "grafana_folder")).Select(label => label.Key + "=" + label.Value);
        return _root + "alerting/silence/new?alertmanager=grafana"
            + string.Concat((rule is null ? matchers : matchers.Prepend($"{Alert.RuleUidLabel}={rule}")).Select(matcher => "&matcher=" + WebUtility.UrlEncode(matcher)))
            + (orgQuery.Length > 0 ? "&" + orgQuery : "");
    }

    private static List<KeyValuePair<string, string>>? Values(Alert alert)
    {
        if (alert.Annotations.GetValueOrDefault("__values__") is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            using var values = JsonDocument.Parse(text);
            return values.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : [.. values.RootElement.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.Number)
                    .Select(value => KeyValuePair.Create(value.Name, value.Value.GetRawText())).OrderBy(value => value.Key, StringComparer.Ordinal)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<KeyValuePair<string, string>> Public(IEnumerable<KeyValuePair<string, string>> labels) => [.. LabelText.Sorted(labels.Where(label => !LabelText.IsPrivate(label.Key)))];

    private static List<KeyValuePair<string, string>> Common(IReadOnlyList<NotifiedAlert> alerts, Func<Alert, IEnumerable<KeyValuePair<string, string>>> of)
    {
        var common = alerts.Count == 0 ? [] : of(alerts[0].Alert).ToDictionary(StringComparer.Ordinal);
        foreach (var (alert, _) in alerts.Skip(1))
        {
            var these = of(alert).ToDictionary(StringComparer.Ordinal);
            foreach (var name in common.Keys.Where(name => !these.TryGetValue(name, out var value) || value != common[name]).ToList())
            {
                common.Remove(name);
            }
        }

        return Public(common);
    }
}
