using System.Globalization;
using System.Net;
using System.Text;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

/// <summary>What a mail says, the same in text and in HTML: what fires first, each alert with its summary, values, labels and links.</summary>
/// <param name="message">The contact point's own words, in place of the list; null for the list.</param>
internal sealed class EmailBody(NotificationContent content, string? message, DateTimeOffset now)
{
    /// <summary>A mail lists this many alerts and says how many more there are.</summary>
    public const int MostAlerts = 100;

    private readonly List<AlertContent> _shown = [.. content.Firing.Concat(content.Resolved).Take(MostAlerts)];

    private string Headline => string.Join(", ", new[] { (Count: content.Firing.Count(), Word: "firing"), (Count: content.Resolved.Count(), Word: "resolved") }
        .Where(part => part.Count > 0).Select(part => FormattableString.Invariant($"{part.Count} {part.Word}")));

    private int Left => content.Alerts.Count + content.TruncatedAlerts - _shown.Count;

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(Headline).Append(": ").AppendJoin(" / ", content.GroupLabels.Select(label => label.Value)).Append("\n\n");
        if (message is not null)
        {
            return text.Append(message).Append('\n').ToString();
        }

        foreach (var alert in _shown)
        {
            text.Append(alert.IsResolved ? "RESOLVED  " : "FIRING    ").Append(Name(alert)).Append('\n');
            foreach (var (name, value) in alert.Annotations)
            {
                text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
            }

            text.Append("  values: ").Append(DefaultText.Values(alert)).Append('\n');
            text.Append("  labels: ").AppendJoin(", ", alert.Labels.Select(label => label.Key + "=" + label.Value)).Append('\n');
            text.Append("  since: ").Append(When(alert)).Append('\n');
            foreach (var (what, url) in Links(alert))
            {
                text.Append("  ").Append(what).Append(": ").Append(url).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(Left > 0 ? FormattableString.Invariant($"… and {Left} more: {AlertPage}\n") : "").ToString();
    }

    public string Html()
    {
        var html = new StringBuilder(
            """<!doctype html><html><body style="margin:0;background:#f4f5f5"><div style="max-width:600px;margin:0 auto;padding:16px;font:14px/1.5 sans-serif;color:#24292e">""");
        html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"margin:0 0 12px\">{E(Headline)}: {E(string.Join(" / ", content.GroupLabels.Select(label => label.Value)))}</h2>");
        if (message is not null)
        {
            return html.Append(CultureInfo.InvariantCulture, $"<p style=\"white-space:pre-wrap\">{E(message)}</p></div></body></html>").ToString();
        }

        foreach (var alert in _shown)
        {
            Append(html, alert);
        }

        html.Append(Left > 0 ? FormattableString.Invariant($"<p>… and {Left} more: <a href=\"{E(AlertPage)}\">all alerts</a></p>") : "");
        return html.Append("</div></body></html>").ToString();
    }

    private string AlertPage => content.ExternalUrl + "alerting/list";

    private void Append(StringBuilder html, AlertContent alert)
    {
        var colour = alert.IsResolved ? "#1b855e" : "#e0226e";
        html.Append(CultureInfo.InvariantCulture, $"<div style=\"background:#fff;border-left:4px solid {colour};padding:12px 16px;margin:0 0 12px\">");
        html.Append(CultureInfo.InvariantCulture, $"<div><strong style=\"color:{colour}\">{(alert.IsResolved ? "Resolved" : "Firing")}</strong> <strong>{E(Name(alert))}</strong></div>");
        foreach (var (name, value) in alert.Annotations)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:8px 0;white-space:pre-wrap\"><span style=\"color:#6c6c6c\">{E(name)}</span><br>{E(value)}</p>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:8px 0\"><span style=\"color:#6c6c6c\">values</span><br>{E(DefaultText.Values(alert))}</p><table style=\"border-collapse:collapse;font-size:13px\">");
        foreach (var (name, value) in alert.Labels)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"color:#6c6c6c;padding:0 12px 0 0\">{E(name)}</td><td>{E(value)}</td></tr>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</table><p style=\"margin:8px 0\">Since {E(When(alert))}</p><p style=\"margin:8px 0 0\">");
        html.AppendJoin(" · ", Links(alert).Select(link => $"<a href=\"{E(link.Url)}\">{E(link.What)}</a>")).Append("</p></div>");
    }

    private static string Name(AlertContent alert) => alert.Labels.FirstOrDefault(label => label.Key == "alertname").Value ?? alert.Fingerprint;

    private string When(AlertContent alert)
    {
        var since = alert.StartsAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var lasted = new PrometheusDuration(TimeSpan.FromSeconds(Math.Max(0, Math.Floor(((alert.EndsAt ?? now) - alert.StartsAt).TotalSeconds))));
        return alert.IsResolved ? $"{since}, for {lasted}" : $"{since}, {lasted} ago";
    }

    private static IEnumerable<(string What, string Url)> Links(AlertContent alert) => new[]
    {
        ("View alert", alert.GeneratorUrl), ("Silence", alert.SilenceUrl), ("View dashboard", alert.DashboardUrl), ("View panel", alert.PanelUrl),
        ("View runbook", alert.Annotations.FirstOrDefault(annotation => annotation.Key == "runbook_url").Value ?? ""),
    }.Where(link => Uri.TryCreate(link.Item2, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
